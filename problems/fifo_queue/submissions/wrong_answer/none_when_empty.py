# trap: an empty queue gives None
from collections import deque


class FifoQueue:
    def __init__(self):
        self.values = deque()

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.extend(values)

    def dequeue(self):
        return self.values.popleft() if self.values else None

    def peek(self):
        return self.values[0] if self.values else None

    def size(self):
        return len(self.values)
