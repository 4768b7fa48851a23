# A node is a list of two: the value and the next node.
class SinglyLinkedList:
    def __init__(self):
        self.first = self.last = None
        self.length = 0

    def append(self, value):
        node = [value, None]
        if self.first is None:
            self.first = node
        else:
            self.last[1] = node
        self.last = node
        self.length += 1

    def prepend(self, value):
        self.first = [value, self.first]
        if self.last is None:
            self.last = self.first
        self.length += 1

    def delete(self, value):
        before, node = None, self.first
        while node is not None:
            if node[0] == value:
                break
            before, node = node, node[1]
        else:
            raise ValueError(value)
        if node is self.last:
            self.last = before
        if before is None:
            self.first = node[1]
        else:
            before[1] = node[1]
        self.length -= 1

    def __contains__(self, value):
        return value in self.to_list()

    def __len__(self):
        return self.length

    def to_list(self):
        values, node = [], self.first
        while node is not None:
            values.append(node[0])
            node = node[1]
        return values
