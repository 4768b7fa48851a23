# trap: the root has no parent, so deleting it when it has fewer than two children does nothing
class BinarySearchTree:
    def __init__(self):
        self.first = None

    def place(self, value):
        parent, node = None, self.first
        while node is not None and node.val != value:
            parent, node = node, node.left if value < node.val else node.right
        return parent, node

    def insert(self, value):
        parent, node = self.place(value)
        if node is not None:
            return False
        if parent is None:
            self.first = TreeNode(value)
        elif value < parent.val:
            parent.left = TreeNode(value)
        else:
            parent.right = TreeNode(value)
        return True

    def contains(self, value):
        return self.place(value)[1] is not None

    def delete(self, value):
        parent, node = self.place(value)
        if node is None:
            raise KeyError(value)
        if node.left and node.right:
            kept, parent, node = node, node, node.right
            while node.left:
                parent, node = node, node.left
            kept.val = node.val
        child = node.left or node.right
        if parent and parent.left is node:
            parent.left = child
        elif parent:
            parent.right = child

    def values(self):
        found, stack, node = [], [], self.first
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            found.append(node.val)
            node = node.right
        return found

    def root(self):
        return self.first
