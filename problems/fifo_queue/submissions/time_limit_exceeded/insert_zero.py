# trap: insert(0) moves all the other values, O(n) for each call
class FifoQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.insert(0, value)

    def enqueue_all(self, values):
        self.values = values[::-1] + self.values

    def dequeue(self):
        return self.values.pop()

    def peek(self):
        return self.values[-1]

    def size(self):
        return len(self.values)
