# trap: lets one value more in than there is room for
class BoundedStack:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = []

    def push(self, value):
        if len(self.values) > self.capacity:
            raise OverflowError("the stack is full")
        self.values.append(value)

    def pop(self):
        return self.values.pop()

    def peek(self):
        return self.values[-1]

    def size(self):
        return len(self.values)

    def is_full(self):
        return len(self.values) >= self.capacity
