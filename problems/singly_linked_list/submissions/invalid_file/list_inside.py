# trap: a Python list inside
class SinglyLinkedList:
    def __init__(self):
        self.values = []

    def append(self, value):
        self.values.append(value)

    def prepend(self, value):
        self.values.insert(0, value)

    def delete(self, value):
        self.values.remove(value)

    def __contains__(self, value):
        return value in self.values

    def __len__(self):
        return len(self.values)

    def to_list(self):
        return list(self.values)
