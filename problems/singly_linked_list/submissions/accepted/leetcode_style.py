class LinkedList:
    def __init__(self):
        self.head: Optional[ListNode] = None
        self.tail: Optional[ListNode] = None
        self.size = 0

    def addLast(self, value: int) -> None:
        node = ListNode(value)
        if self.tail is None:
            self.head = self.tail = node
        else:
            self.tail.next = node
            self.tail = node
        self.size += 1

    def addFirst(self, value: int) -> None:
        self.head = ListNode(value, self.head)
        if self.tail is None:
            self.tail = self.head
        self.size += 1

    def delete(self, value: int) -> None:
        prev, curr = None, self.head
        while curr and curr.val != value:
            prev, curr = curr, curr.next
        if not curr:
            raise ValueError("value not found")
        if prev is None:
            self.head = curr.next
        else:
            prev.next = curr.next
        if curr is self.tail:
            self.tail = prev
        self.size -= 1

    def __contains__(self, value: int) -> bool:
        curr = self.head
        while curr:
            if curr.val == value:
                return True
            curr = curr.next
        return False

    def __len__(self) -> int:
        return self.size

    def toList(self) -> List[int]:
        res = []
        curr = self.head
        while curr:
            res.append(curr.val)
            curr = curr.next
        return res
