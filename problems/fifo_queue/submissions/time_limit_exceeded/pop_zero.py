# trap: pop(0) moves all the other values, O(n) for each call
class FifoQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.extend(values)

    def dequeue(self):
        return self.values.pop(0)

    def peek(self):
        return self.values[0]

    def size(self):
        return len(self.values)
