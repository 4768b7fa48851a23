# trap: sorts all entries at each push
class PriorityQueue:
    def __init__(self, max_first):
        self.max_first = max_first
        self.entries = []

    def push(self, priority, item):
        self.entries.append((priority, item))
        self.entries.sort(key=lambda entry: entry[0], reverse=self.max_first)

    def pop(self):
        return self.entries.pop(0)[1]

    def peek(self):
        return self.entries[0][1]

    def size(self):
        return len(self.entries)
