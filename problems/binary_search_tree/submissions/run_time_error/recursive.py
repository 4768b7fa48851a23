# trap: recursive walks, too deep for a tree that is a path
class BinarySearchTree:
    def __init__(self):
        self.first = None

    def insert(self, value):
        def go(node):
            nonlocal added
            if node is None:
                added = True
                return TreeNode(value)
            if value < node.val:
                node.left = go(node.left)
            elif value > node.val:
                node.right = go(node.right)
            return node

        added = False
        self.first = go(self.first)
        return added

    def contains(self, value):
        node = self.first
        while node and node.val != value:
            node = node.left if value < node.val else node.right
        return node is not None

    def delete(self, value):
        def go(node, value):
            if node is None:
                raise KeyError(value)
            if value < node.val:
                node.left = go(node.left, value)
            elif value > node.val:
                node.right = go(node.right, value)
            elif node.left is None or node.right is None:
                return node.left or node.right
            else:
                following = node.right
                while following.left:
                    following = following.left
                node.val = following.val
                node.right = go(node.right, following.val)
            return node

        self.first = go(self.first, value)

    def values(self):
        def go(node):
            if node:
                yield from go(node.left)
                yield node.val
                yield from go(node.right)

        return list(go(self.first))

    def root(self):
        return self.first
