# trap: asks the built-in range
class CustomRange:
    def __init__(self, *numbers):
        self.numbers = range(*numbers)

    def __iter__(self):
        return iter(self.numbers)

    def __len__(self):
        return len(self.numbers)

    def __getitem__(self, index):
        return self.numbers[index]

    def __contains__(self, value):
        return value in self.numbers
