# trap: uses the module queue
from queue import SimpleQueue


class TwoStackQueue:
    def __init__(self):
        self.values = SimpleQueue()
        self.front = []

    def enqueue(self, value):
        self.values.put(value)

    def dequeue(self):
        self.peek()
        return self.front.pop()

    def peek(self):
        if not self.front:
            if self.values.empty():
                raise IndexError("the queue is empty")
            self.front.append(self.values.get())
        return self.front[-1]

    def is_empty(self):
        return not self.front and self.values.empty()
