# trap: peek takes the value away
from collections import deque


class FifoQueue:
    def __init__(self):
        self.values = deque()

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.extend(values)

    def dequeue(self):
        return self.values.popleft()

    def peek(self):
        return self.values.popleft() if len(self.values) > 1 else self.values[0]

    def size(self):
        return len(self.values)
