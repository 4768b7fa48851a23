# trap: makes a new list without the first value for each call
class FifoQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.extend(values)

    def dequeue(self):
        value = self.values[0]
        self.values = self.values[1:]
        return value

    def peek(self):
        return self.values[0]

    def size(self):
        return len(self.values)
