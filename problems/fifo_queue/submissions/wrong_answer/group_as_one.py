# trap: a group takes one place in the line
class FifoQueue:
    def __init__(self):
        self.values = []
        self.front = 0

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values.append(values)

    def dequeue(self):
        value = self.peek()
        self.front += 1
        return value

    def peek(self):
        if self.front == len(self.values):
            return self.front
        return self.values[self.front]

    def size(self):
        return len(self.values) - self.front
