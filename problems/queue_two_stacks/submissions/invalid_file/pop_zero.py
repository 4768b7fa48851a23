# trap: takes from the front of a list with pop(0)
class TwoStackQueue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.append(value)

    def dequeue(self):
        return self.values.pop(0)

    def peek(self):
        return self.values[0]

    def is_empty(self):
        return not self.values
