# trap: get does not count as a use
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.keys = []
        self.first = 0

    def get(self, key):
        return self.values.get(key, -1)

    def put(self, key, value):
        if key not in self.values:
            if len(self.values) == self.capacity:
                del self.values[self.keys[self.first]]
                self.first += 1
            self.keys.append(key)
        self.values[key] = value
