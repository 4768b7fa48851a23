# trap: deleting a value that is not there is not noticed
class BinarySearchTree:
    def __init__(self):
        self.top = TreeNode(None)

    def place(self, value):
        parent, side = self.top, "left"
        node = parent.left
        while node is not None and node.val != value:
            parent, side = node, "left" if value < node.val else "right"
            node = getattr(parent, side)
        return parent, side, node

    def insert(self, value):
        parent, side, node = self.place(value)
        if node is not None:
            return False
        setattr(parent, side, TreeNode(value))
        return True

    def contains(self, value):
        return self.place(value)[2] is not None

    def delete(self, value):
        parent, side, node = self.place(value)
        if node is None:
            return
        if node.left and node.right:
            doomed, parent, side = node.right, node, "right"
            while doomed.left:
                doomed, parent, side = doomed.left, doomed, "left"
            node.val, node = doomed.val, doomed
        setattr(parent, side, node.left or node.right)

    def values(self):
        found, stack, node = [], [], self.top.left
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            found.append(node.val)
            node = node.right
        return found

    def root(self):
        return self.top.left
