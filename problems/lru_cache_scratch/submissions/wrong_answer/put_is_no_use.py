# trap: a put on a stored key replaces the value but does not count as a use
class Node:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.ring = Node(None, None)

    def get(self, key):
        if key not in self.nodes:
            return -1
        self.unlink(self.nodes[key])
        self.append(self.nodes[key])
        return self.nodes[key].value

    def put(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            return
        if len(self.nodes) == self.capacity:
            oldest = self.ring.after
            self.unlink(oldest)
            del self.nodes[oldest.key]
        self.nodes[key] = Node(key, value)
        self.append(self.nodes[key])

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def append(self, node):
        node.before, node.after = self.ring.before, self.ring
        self.ring.before.after = node
        self.ring.before = node
