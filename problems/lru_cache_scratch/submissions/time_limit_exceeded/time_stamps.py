# trap: searches all time stamps at each eviction, O(capacity)
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.stamps = {}
        self.now = 0

    def get(self, key):
        if key not in self.values:
            return -1
        self.use(key)
        return self.values[key]

    def put(self, key, value):
        if key not in self.values and len(self.values) == self.capacity:
            oldest = min(self.stamps, key=self.stamps.get)
            del self.values[oldest], self.stamps[oldest]
        self.values[key] = value
        self.use(key)

    def use(self, key):
        self.now += 1
        self.stamps[key] = self.now
