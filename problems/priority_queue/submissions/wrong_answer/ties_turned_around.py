# trap: reads a sorted list from behind for the largest first, which turns ties around
import bisect


class PriorityQueue:
    def __init__(self, max_first):
        self.place = -1 if max_first else 0
        self.entries = []
        self.number = 0

    def push(self, priority, item):
        self.number += 1
        bisect.insort(self.entries, (priority, self.number, item))

    def pop(self):
        return self.entries.pop(self.place)[2]

    def peek(self):
        return self.entries[self.place][2]

    def size(self):
        return len(self.entries)
