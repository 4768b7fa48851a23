# trap: puts values at the front of a list with insert(0)
class TwoStackQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.insert(0, value)

    def dequeue(self):
        return self.values.pop()

    def peek(self):
        return self.values[-1]

    def is_empty(self):
        return not self.values
