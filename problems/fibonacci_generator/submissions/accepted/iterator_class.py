from collections.abc import Iterator


class FibonacciNumbers(Iterator):
    def __init__(self):
        self.current = 0
        self.following = 1

    def __next__(self):
        current = self.current
        self.current = self.following
        self.following += current
        return current


def fibonacci_generator():
    return FibonacciNumbers()
