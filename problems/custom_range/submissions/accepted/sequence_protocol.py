# The slowest style that should pass: iteration and reversal come from collections.abc.Sequence, item by item.
from collections.abc import Sequence


class CustomRange(Sequence):
    def __init__(self, *args):
        parts = slice(*args)
        self.start = 0 if parts.start is None else parts.start
        self.step = 1 if parts.step is None else parts.step
        if not self.step:
            raise ValueError("no step")
        length, rest = divmod(parts.stop - self.start, self.step)
        self.length = max(0, length + (rest != 0))

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        position = index if index >= 0 else index + self.length
        if position < 0 or position >= self.length:
            raise IndexError(index)
        return self.start + position * self.step

    def __contains__(self, value):
        distance = value - self.start
        return distance % self.step == 0 and 0 <= distance // self.step < self.length
