# trap: makes room at the bottom instead of refusing the value
class BoundedStack:
    def __init__(self, capacity):
        self.values = deque(maxlen=capacity)

    def push(self, value):
        self.values.append(value)

    def pop(self):
        return self.values.pop()

    def peek(self):
        return self.values[-1]

    def size(self):
        return len(self.values)

    def is_full(self):
        return len(self.values) == self.values.maxlen
