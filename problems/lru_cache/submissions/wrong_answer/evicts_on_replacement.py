# trap: makes room before looking whether the key is already there
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = {}

    def get(self, key):
        if key not in self.data:
            return -1
        self.data[key] = self.data.pop(key)
        return self.data[key]

    def put(self, key, value):
        if len(self.data) == self.capacity:
            del self.data[next(iter(self.data))]
        self.data.pop(key, None)
        self.data[key] = value
