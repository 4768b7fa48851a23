# trap: makes its iterator once
class CustomRange:
    def __init__(self, *numbers):
        if len(numbers) == 1:
            numbers = (0, *numbers)
        self.start, self.stop, self.step = (*numbers, 1)[:3]
        if self.step == 0:
            raise ValueError("step must not be zero")
        self.numbers = self._all()

    def __len__(self):
        way = self.stop - self.start
        return max(0, -(-way // self.step))

    def __getitem__(self, index):
        length = len(self)
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError("no such position")
        return self.start + index * self.step

    def __iter__(self):
        return self.numbers

    def _all(self):
        number = self.start
        while number < self.stop if self.step > 0 else number > self.stop:
            yield number
            number += self.step

    def __contains__(self, value):
        index, rest = divmod(value - self.start, self.step)
        return rest == 0 and 0 <= index < len(self)
