# trap: keeps a sorted list, and makes a balanced tree of it when asked for the root
class BinarySearchTree:
    def __init__(self):
        self.held = []

    def position(self, value):
        low, high = 0, len(self.held)
        while low < high:
            middle = (low + high) // 2
            if self.held[middle] < value:
                low = middle + 1
            else:
                high = middle
        return low

    def contains(self, value):
        i = self.position(value)
        return i < len(self.held) and self.held[i] == value

    def insert(self, value):
        if self.contains(value):
            return False
        self.held.insert(self.position(value), value)
        return True

    def delete(self, value):
        if not self.contains(value):
            raise KeyError(value)
        del self.held[self.position(value)]

    def values(self):
        return self.held

    def root(self):
        def build(low, high):
            if low == high:
                return None
            middle = (low + high) // 2
            return TreeNode(self.held[middle], build(low, middle), build(middle + 1, high))

        return build(0, len(self.held))
