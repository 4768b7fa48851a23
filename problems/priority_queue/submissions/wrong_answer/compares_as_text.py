# trap: makes text of the priorities
import heapq


class Entry:
    def __init__(self, priority, number, item, max_first):
        self.priority, self.number, self.item, self.max_first = str(priority), number, item, max_first

    def __lt__(self, other):
        if self.priority == other.priority:
            return self.number < other.number
        return (self.priority > other.priority) == self.max_first


class PriorityQueue:
    def __init__(self, max_first):
        self.max_first = max_first
        self.heap = []
        self.number = 0

    def push(self, priority, item):
        self.number += 1
        heapq.heappush(self.heap, Entry(priority, self.number, item, self.max_first))

    def pop(self):
        return heapq.heappop(self.heap).item

    def peek(self):
        return self.heap[0].item

    def size(self):
        return len(self.heap)
