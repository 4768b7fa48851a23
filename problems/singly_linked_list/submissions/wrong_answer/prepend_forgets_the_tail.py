# trap: prepending to an empty list does not set the tail
class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class SinglyLinkedList:
    def __init__(self):
        self.head = self.last = Node(None)
        self.count = 0

    def append(self, value):
        self.last.next = Node(value)
        self.last = self.last.next
        self.count += 1

    def prepend(self, value):
        node = Node(value)
        node.next = self.head.next
        self.head.next = node
        self.count += 1

    def delete(self, value):
        before = self.head
        while before.next is not None and before.next.value != value:
            before = before.next
        if before.next is None:
            raise ValueError(f"{value} is not in the list")
        if before.next is self.last:
            self.last = before
        before.next = before.next.next
        self.count -= 1

    def __contains__(self, value):
        return any(held == value for held in self.to_list())

    def __len__(self):
        return self.count

    def to_list(self):
        values, node = [], self.head.next
        while node is not None:
            values.append(node.value)
            node = node.next
        return values
