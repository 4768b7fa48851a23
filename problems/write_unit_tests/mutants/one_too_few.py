# trap: a stack that is full one value too early
class Stack:
    def __init__(self, capacity):
        self._capacity = capacity
        self._values = []

    def push(self, value):
        if len(self._values) >= max(1, self._capacity - 1):
            raise OverflowError("the stack is full")
        self._values.append(value)

    def pop(self):
        if not self._values:
            raise IndexError("the stack is empty")
        return self._values.pop()

    def peek(self):
        if not self._values:
            raise IndexError("the stack is empty")
        return self._values[-1]

    def is_empty(self):
        return not self._values

    def __len__(self):
        return len(self._values)
