class Node:
    def __init__(self, val: int):
        self.val = val
        self.left: Optional["Node"] = None
        self.right: Optional["Node"] = None


class BST:
    def __init__(self):
        self._root = None

    def add(self, val: int) -> bool:
        if self._root is None:
            self._root = Node(val)
            return True
        cur = self._root
        while True:
            if val == cur.val:
                return False
            if val < cur.val:
                if cur.left is None:
                    cur.left = Node(val)
                    return True
                cur = cur.left
            else:
                if cur.right is None:
                    cur.right = Node(val)
                    return True
                cur = cur.right

    def search(self, val: int) -> bool:
        cur = self._root
        while cur and cur.val != val:
            cur = cur.left if val < cur.val else cur.right
        return cur is not None

    def remove(self, val: int) -> None:
        parent, cur = None, self._root
        while cur and cur.val != val:
            parent, cur = cur, cur.left if val < cur.val else cur.right
        if cur is None:
            raise KeyError(val)
        if cur.left and cur.right:
            target, parent, cur = cur, cur, cur.left
            while cur.right:
                parent, cur = cur, cur.right
            target.val = cur.val
        child = cur.left if cur.left else cur.right
        if parent is None:
            self._root = child
        elif parent.left is cur:
            parent.left = child
        else:
            parent.right = child

    def inorder(self) -> List[int]:
        res, stack = [], [(self._root, False)]
        while stack:
            node, ready = stack.pop()
            if node is None:
                continue
            if ready:
                res.append(node.val)
            else:
                stack += [(node.right, False), (node, True), (node.left, False)]
        return res

    def root(self) -> Optional[Node]:
        return self._root
