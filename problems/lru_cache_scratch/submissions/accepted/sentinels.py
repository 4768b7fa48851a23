class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = None
        self.after = None


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.oldest = Node(None, None)
        self.newest = Node(None, None)
        self.oldest.after = self.newest
        self.newest.before = self.oldest

    def get(self, key):
        if key not in self.nodes:
            return -1
        node = self.nodes[key]
        self.unlink(node)
        self.append(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            node = self.nodes[key]
            node.value = value
            self.unlink(node)
            self.append(node)
            return
        if len(self.nodes) == self.capacity:
            victim = self.oldest.after
            self.unlink(victim)
            del self.nodes[victim.key]
        self.nodes[key] = Node(key, value)
        self.append(self.nodes[key])

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def append(self, node):
        last = self.newest.before
        last.after = node
        node.before = last
        node.after = self.newest
        self.newest.before = node
