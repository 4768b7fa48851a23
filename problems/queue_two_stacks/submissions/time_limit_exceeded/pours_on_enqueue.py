# trap: keeps the oldest value on top by pouring over and back again on every enqueue
class MyQueue:
    def __init__(self):
        self.stack = []

    def push(self, x: int) -> None:
        helper = []
        while self.stack:
            helper.append(self.stack.pop())
        self.stack.append(x)
        while helper:
            self.stack.append(helper.pop())

    def pop(self) -> int:
        return self.stack.pop()

    def peek(self) -> int:
        return self.stack[-1]

    def empty(self) -> bool:
        return not self.stack
