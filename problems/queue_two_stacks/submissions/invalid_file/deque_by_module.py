# trap: uses collections.deque under another name
import collections as c


class TwoStackQueue:
    def __init__(self):
        self.values = c.deque()

    def enqueue(self, value):
        self.values.append(value)

    def dequeue(self):
        return self.values.popleft()

    def peek(self):
        return self.values[0]

    def is_empty(self):
        return not self.values
