# trap: marks a deleted value and leaves its node in the tree
class BinarySearchTree:
    def __init__(self):
        self.top = TreeNode(None)
        self.deleted = set()

    def place(self, value):
        parent, side = self.top, "left"
        node = parent.left
        while node is not None and node.val != value:
            parent, side = node, "left" if value < node.val else "right"
            node = getattr(parent, side)
        return parent, side, node

    def insert(self, value):
        parent, side, node = self.place(value)
        if node is None:
            setattr(parent, side, TreeNode(value))
            return True
        if value in self.deleted:
            self.deleted.remove(value)
            return True
        return False

    def contains(self, value):
        return self.place(value)[2] is not None and value not in self.deleted

    def delete(self, value):
        if not self.contains(value):
            raise KeyError(value)
        self.deleted.add(value)

    def values(self):
        found, stack, node = [], [], self.top.left
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            if node.val not in self.deleted:
                found.append(node.val)
            node = node.right
        return found

    def root(self):
        return self.top.left
