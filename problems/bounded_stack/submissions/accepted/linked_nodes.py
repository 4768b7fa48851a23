class Node:
    def __init__(self, value, below):
        self.value = value
        self.below = below


class BoundedStack:
    def __init__(self, capacity):
        self.room = capacity
        self.top = None
        self.held = 0

    def push(self, value):
        if self.room == 0:
            raise OverflowError(f"no room for {value}")
        self.top = Node(value, self.top)
        self.room -= 1
        self.held += 1

    def pop(self):
        value = self.peek()
        self.top = self.top.below
        self.room += 1
        self.held -= 1
        return value

    def peek(self):
        if self.top is None:
            raise IndexError("the stack is empty")
        return self.top.value

    def size(self):
        return self.held

    def is_full(self):
        return self.room == 0
