class Stack:
    def __init__(self, capacity: int):
        self.data = [0] * capacity
        self.count = 0

    def push(self, value: int) -> None:
        if self.count >= len(self.data):
            raise OverflowError("stack overflow")
        self.data[self.count] = value
        self.count += 1

    def pop(self) -> int:
        if not self.count:
            raise IndexError("stack underflow")
        self.count -= 1
        return self.data[self.count]

    def top(self) -> int:
        if not self.count:
            raise IndexError("stack underflow")
        return self.data[self.count - 1]

    def size(self) -> int:
        return self.count

    def isFull(self) -> bool:
        return self.count == len(self.data)
