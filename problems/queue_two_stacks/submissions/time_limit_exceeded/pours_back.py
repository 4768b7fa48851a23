# trap: pours the whole queue over and back again on every call
class TwoStackQueue:
    def __init__(self):
        self.values = []
        self.helper = []

    def enqueue(self, value):
        self.values.append(value)

    def dequeue(self):
        self._pour(self.values, self.helper)
        try:
            return self.helper.pop()
        finally:
            self._pour(self.helper, self.values)

    def peek(self):
        self._pour(self.values, self.helper)
        try:
            return self.helper[-1]
        finally:
            self._pour(self.helper, self.values)

    def is_empty(self):
        return not self.values

    def _pour(self, source, target):
        while source:
            target.append(source.pop())
