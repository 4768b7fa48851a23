# trap: entries of priority and item, so that a tie compares the items
import heapq


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
        self.heap = []

    def push(self, priority, item):
        heapq.heappush(self.heap, (self.order(priority), item))

    def pop(self):
        return heapq.heappop(self.heap)[1]

    def peek(self):
        return self.heap[0][1]

    def size(self):
        return len(self.heap)
