# trap: a sorted list with bisect
import bisect


class BinarySearchTree:
    def __init__(self):
        self.held = []

    def insert(self, value):
        if self.contains(value):
            return False
        bisect.insort(self.held, value)
        return True

    def contains(self, value):
        i = bisect.bisect_left(self.held, value)
        return i < len(self.held) and self.held[i] == value

    def delete(self, value):
        if not self.contains(value):
            raise KeyError(value)
        self.held.remove(value)

    def values(self):
        return self.held

    def root(self):
        return None
