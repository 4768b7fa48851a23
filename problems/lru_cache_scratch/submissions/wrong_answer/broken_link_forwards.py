# trap: appending a node does not tell the one before it, so the chain from the oldest end is lost
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
        self.use(self.nodes[key])
        return self.nodes[key].value

    def put(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            self.use(self.nodes[key])
            return
        if len(self.nodes) == self.capacity:
            oldest = self.ring.after
            self.unlink(oldest)
            self.nodes.pop(oldest.key, None)
        self.nodes[key] = Node(key, value)
        self.append(self.nodes[key])

    def use(self, node):
        self.unlink(node)
        self.append(node)

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def append(self, node):
        node.before, node.after = self.ring.before, self.ring
        if self.ring.after is self.ring:
            self.ring.after = node
        self.ring.before = node
