# trap: peek takes the value away
class BoundedStack:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = []

    def push(self, value):
        if len(self.values) == self.capacity:
            raise OverflowError("the stack is full")
        self.values.append(value)

    def pop(self):
        if not self.values:
            raise IndexError("the stack is empty")
        return self.values.pop()

    def peek(self):
        return self.pop() if len(self.values) != 1 else self.values[0]

    def size(self):
        return len(self.values)

    def is_full(self):
        return len(self.values) == self.capacity
