# No objects: dictionaries from key to the keys used before and after; None stands at both ends.
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.before = {None: None}
        self.after = {None: None}

    def get(self, key):
        if key not in self.values:
            return -1
        self.take_out(key)
        self.put_last(key)
        return self.values[key]

    def put(self, key, value):
        if key in self.values:
            self.take_out(key)
        elif len(self.values) == self.capacity:
            oldest = self.after[None]
            self.take_out(oldest)
            del self.values[oldest], self.before[oldest], self.after[oldest]
        self.values[key] = value
        self.put_last(key)

    def take_out(self, key):
        before, after = self.before[key], self.after[key]
        self.after[before] = after
        self.before[after] = before

    def put_last(self, key):
        last = self.before[None]
        self.after[last] = key
        self.before[key] = last
        self.after[key] = None
        self.before[None] = key
