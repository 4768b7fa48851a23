class ListNode2:
    __slots__ = ("key", "val", "prev", "next")

    def __init__(self, key: int = 0, val: int = 0):
        self.key = key
        self.val = val
        self.prev = self.next = self


class LRUCache:
    def __init__(self, capacity: int):
        self.cap = capacity
        self.map: Dict[int, ListNode2] = {}
        self.ring = ListNode2()

    def _remove(self, node):
        node.prev.next = node.next
        node.next.prev = node.prev

    def _add(self, node):
        node.prev = self.ring.prev
        node.next = self.ring
        self.ring.prev.next = node
        self.ring.prev = node

    def get(self, key: int) -> int:
        node = self.map.get(key)
        if node is None:
            return -1
        self._remove(node)
        self._add(node)
        return node.val

    def put(self, key: int, value: int) -> None:
        node = self.map.get(key)
        if node is not None:
            self._remove(node)
            node.val = value
        else:
            node = ListNode2(key, value)
            self.map[key] = node
        self._add(node)
        if len(self.map) > self.cap:
            oldest = self.ring.next
            self._remove(oldest)
            del self.map[oldest.key]
