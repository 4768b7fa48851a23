# trap: nothing settles ties, so they leave in any order
import heapq


class Entry:
    def __init__(self, priority, item, max_first):
        self.priority, self.item, self.max_first = priority, item, max_first

    def __lt__(self, other):
        if self.max_first:
            return self.priority > other.priority
        return self.priority < other.priority


class PriorityQueue:
    def __init__(self, max_first):
        self.max_first = max_first
        self.heap = []

    def push(self, priority, item):
        heapq.heappush(self.heap, Entry(priority, item, self.max_first))

    def pop(self):
        return heapq.heappop(self.heap).item

    def peek(self):
        return self.heap[0].item

    def size(self):
        return len(self.heap)
