# trap: keeps one entry more than the capacity
from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = OrderedDict()

    def get(self, key):
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        if len(self.data) > self.capacity and key not in self.data:
            self.data.popitem(last=False)
        self.data[key] = value
        self.data.move_to_end(key)
