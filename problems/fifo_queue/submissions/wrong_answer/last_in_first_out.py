# trap: takes from the end at which values arrive, as a stack does
class FifoQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.extend(values)

    def dequeue(self):
        return self.values.pop()

    def peek(self):
        return self.values[-1]

    def size(self):
        return len(self.values)
