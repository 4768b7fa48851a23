class FifoQueue:
    def __init__(self):
        self.values = []
        self.front = 0

    def enqueue(self, value):
        self.values.append(value)

    def enqueue_all(self, values):
        self.values += values

    def dequeue(self):
        value = self.values[self.front]
        self.front += 1
        if 2 * self.front > len(self.values):
            del self.values[:self.front]
            self.front = 0
        return value

    def peek(self):
        return self.values[self.front]

    def size(self):
        return len(self.values) - self.front
