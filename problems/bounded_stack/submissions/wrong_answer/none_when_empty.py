# trap: pop and peek of an empty stack return None
class BoundedStack:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = []

    def push(self, value):
        if len(self.values) == self.capacity:
            raise OverflowError("the stack is full")
        self.values.append(value)

    def pop(self):
        return self.values.pop() if self.values else None

    def peek(self):
        return self.values[-1] if self.values else None

    def size(self):
        return len(self.values)

    def is_full(self):
        return len(self.values) == self.capacity
