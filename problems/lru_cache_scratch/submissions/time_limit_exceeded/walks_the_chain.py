# trap: a chain in one direction, searched from its beginning for each use
class Node:
    def __init__(self, key, value, after):
        self.key, self.value, self.after = key, value, after


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.head = Node(None, None, None)
        self.keys = set()

    def find_before(self, key):
        node = self.head
        while node.after.key != key:
            node = node.after
        return node

    def get(self, key):
        if key not in self.keys:
            return -1
        before = self.find_before(key)
        node = before.after
        before.after = node.after
        self.append(node)
        return node.value

    def append(self, node):
        last = self.head
        while last.after:
            last = last.after
        node.after = None
        last.after = node

    def put(self, key, value):
        if self.get(key) != -1:
            self.find_before(key).after.value = value
            return
        if len(self.keys) == self.capacity:
            self.keys.remove(self.head.after.key)
            self.head.after = self.head.after.after
        self.keys.add(key)
        self.append(Node(key, value, None))
