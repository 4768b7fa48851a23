# The slowest style that should pass: a stack class of its own, made of linked cells.
class Stack:
    def __init__(self):
        self._top = None

    def push(self, value):
        self._top = (value, self._top)

    def pop(self):
        value = self.top()
        self._top = self._top[1]
        return value

    def top(self):
        if self._top is None:
            raise IndexError
        return self._top[0]

    def is_empty(self):
        return self._top is None


class TwoStackQueue:
    def __init__(self):
        self.back = Stack()
        self.front = Stack()

    def enqueue(self, value):
        self.back.push(value)

    def dequeue(self):
        self._prepare()
        return self.front.pop()

    def peek(self):
        self._prepare()
        return self.front.top()

    def is_empty(self):
        return self.front.is_empty() and self.back.is_empty()

    def _prepare(self):
        if self.front.is_empty():
            while not self.back.is_empty():
                self.front.push(self.back.pop())
