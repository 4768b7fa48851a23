# trap: ignores the mode
import heapq


class PriorityQueue:
    def __init__(self, max_first):
        self.heap = []
        self.number = 0

    def push(self, priority, item):
        self.number += 1
        heapq.heappush(self.heap, (priority, self.number, item))

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def peek(self):
        return self.heap[0][2]

    def size(self):
        return len(self.heap)
