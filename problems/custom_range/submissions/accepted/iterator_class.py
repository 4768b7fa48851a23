class RangeIterator:
    def __init__(self, start, step, count):
        self.current = start
        self.step = step
        self.left = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        value = self.current
        self.current += self.step
        return value


class CustomRange:
    def __init__(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        if step == 0:
            raise ValueError("CustomRange() arg 3 must not be zero")
        self.start = start
        self.step = step
        if step > 0:
            self.count = max(0, (stop - start + step - 1) // step)
        else:
            self.count = max(0, (start - stop - step - 1) // -step)

    def __iter__(self):
        return RangeIterator(self.start, self.step, self.count)

    def __reversed__(self):
        return RangeIterator(self.start + (self.count - 1) * self.step, -self.step, self.count)

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if index < -self.count or index >= self.count:
            raise IndexError("range object index out of range")
        return self.start + (index % self.count) * self.step

    def __contains__(self, value):
        if not self.count or (value - self.start) % self.step:
            return False
        last = self.start + (self.count - 1) * self.step
        return min(self.start, last) <= value <= max(self.start, last)
