# trap: gives back the oldest value, as a queue does
class BoundedStack:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = deque()

    def push(self, value):
        if len(self.values) == self.capacity:
            raise OverflowError("the stack is full")
        self.values.append(value)

    def pop(self):
        return self.values.popleft()

    def peek(self):
        return self.values[0]

    def size(self):
        return len(self.values)

    def is_full(self):
        return len(self.values) == self.capacity
