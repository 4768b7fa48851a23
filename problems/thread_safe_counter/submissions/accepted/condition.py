import threading
from contextlib import contextmanager


class Counter:
    def __init__(self, start):
        self._numbers = [start]
        self._free = threading.Condition()
        self._taken = False

    @contextmanager
    def _mine(self):
        with self._free:
            while self._taken:
                self._free.wait()
            self._taken = True
        try:
            yield self._numbers
        finally:
            with self._free:
                self._taken = False
                self._free.notify()

    def increment(self):
        with self._mine() as numbers:
            numbers[0] += 1
            return numbers[0]

    def value(self):
        with self._mine() as numbers:
            return numbers[0]

    def update(self, function):
        with self._mine() as numbers:
            numbers[0] = function(numbers[0])
            return numbers[0]

    def reset(self):
        with self._mine() as numbers:
            number, numbers[0] = numbers[0], 0
            return number
