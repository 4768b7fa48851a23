# trap: a stack whose length does not shrink with `pop`
class Stack:
    def __init__(self, capacity):
        self._capacity = capacity
        self._values = []
        self._pushed = 0

    def push(self, value):
        if len(self._values) >= self._capacity:
            raise OverflowError("the stack is full")
        self._values.append(value)
        self._pushed += 1

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
        return self._pushed
