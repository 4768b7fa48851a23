# trap: a stack that takes more values than its capacity
class Stack:
    def __init__(self, capacity):
        self._capacity = capacity
        self._values = []

    def push(self, value):
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
