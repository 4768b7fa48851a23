# trap: a deque inside
class SinglyLinkedList:
    def __init__(self):
        self.values = deque()

    def append(self, value):
        self.values.append(value)

    def prepend(self, value):
        self.values.extendleft([value])

    def delete(self, value):
        del self.values[list(self.values).index(value)]

    def __contains__(self, value):
        return value in self.values

    def __len__(self):
        return len(self.values)

    def to_list(self):
        return list(self.values)
