# trap: an evicted entry is unlinked, but its key stays in the dictionary
class Node:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.ring = Node(None, None)
        self.count = 0

    def get(self, key):
        if key not in self.nodes:
            return -1
        self.unlink(self.nodes[key])
        self.append(self.nodes[key])
        return self.nodes[key].value

    def put(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            self.unlink(self.nodes[key])
        else:
            if self.count == self.capacity:
                self.unlink(self.ring.after)
                self.count -= 1
            self.nodes[key] = Node(key, value)
            self.count += 1
        self.append(self.nodes[key])

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def append(self, node):
        node.before, node.after = self.ring.before, self.ring
        self.ring.before.after = node
        self.ring.before = node
