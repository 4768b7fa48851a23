# trap: a stack whose `is_empty` stays False once something was pushed
class Stack:
    def __init__(self, capacity):
        self._capacity = capacity
        self._values = []
        self._used = False

    def push(self, value):
        if len(self._values) >= self._capacity:
            raise OverflowError("the stack is full")
        self._values.append(value)
        self._used = True

    def pop(self):
        if not self._values:
            raise IndexError("the stack is empty")
        return self._values.pop()

    def peek(self):
        if not self._values:
            raise IndexError("the stack is empty")
        return self._values[-1]

    def is_empty(self):
        return not self._used

    def __len__(self):
        return len(self._values)
