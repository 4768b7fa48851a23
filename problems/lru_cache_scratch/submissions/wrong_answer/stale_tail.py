# trap: with capacity 1 the chain becomes empty and its tail stays behind, so nothing is evicted any more
class Node:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = None


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.head = self.tail = None

    def get(self, key):
        if key not in self.nodes:
            return -1
        node = self.nodes[key]
        self.use(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            self.use(self.nodes[key])
            return
        if len(self.nodes) >= self.capacity and self.head:
            del self.nodes[self.head.key]
            self.head = self.head.after
            if self.head:
                self.head.before = None
        self.nodes[key] = Node(key, value)
        self.append(self.nodes[key])

    def use(self, node):
        if node is self.tail:
            return
        if node.before:
            node.before.after = node.after
        else:
            self.head = node.after
        if node.after:
            node.after.before = node.before
        self.append(node)

    def append(self, node):
        node.before, node.after = self.tail, None
        if self.tail:
            self.tail.after = node
        else:
            self.head = node
        self.tail = node
