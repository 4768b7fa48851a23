# trap: looks at all entries for each pop
class PriorityQueue:
    def __init__(self, max_first):
        self.best = max if max_first else min
        self.entries = []

    def push(self, priority, item):
        self.entries.append((priority, item))

    def place(self):
        if not self.entries:
            raise IndexError("empty")
        return self.best(range(len(self.entries)), key=lambda i: self.entries[i][0])

    def pop(self):
        return self.entries.pop(self.place())[1]

    def peek(self):
        return self.entries[self.place()][1]

    def size(self):
        return len(self.entries)
