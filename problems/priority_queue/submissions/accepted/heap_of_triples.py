from heapq import heappop, heappush
from itertools import count


class Descending:
    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return other.key < self.key


class PriorityQueue:
    def __init__(self, max_first):
        self.order = Descending if max_first else lambda key: key
        self.numbers = count()
        self.heap = []

    def push(self, priority, item):
        heappush(self.heap, (self.order(priority), next(self.numbers), item))

    def pop(self):
        return heappop(self.heap)[2]

    def peek(self):
        return self.heap[0][2]

    def size(self):
        return len(self.heap)
