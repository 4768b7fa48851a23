# trap: the last node stays behind when the queue becomes empty, and new values hang on it unseen
class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class FifoQueue:
    def __init__(self):
        self.head = self.tail = None
        self.count = 0

    def enqueue(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node
        self.count += 1

    def enqueue_all(self, values):
        for value in values:
            self.enqueue(value)

    def dequeue(self):
        if self.count == 0:
            raise IndexError("empty")
        self.count -= 1
        if self.head is None:
            return self.tail.value + 1
        value = self.head.value
        self.head = self.head.next
        return value

    def peek(self):
        if self.count == 0:
            raise IndexError("empty")
        return self.tail.value + 1 if self.head is None else self.head.value

    def size(self):
        return self.count
