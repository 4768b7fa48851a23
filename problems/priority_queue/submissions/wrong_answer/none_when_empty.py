# trap: an empty queue gives None
from bisect import insort
from collections import deque


class PriorityQueue:
    def __init__(self, max_first):
        self.place = -1 if max_first else 0
        self.priorities = []
        self.waiting = {}
        self.count = 0

    def push(self, priority, item):
        if priority not in self.waiting:
            insort(self.priorities, priority)
            self.waiting[priority] = deque()
        self.waiting[priority].append(item)
        self.count += 1

    def pop(self):
        if not self.count:
            return None
        priority = self.priorities[self.place]
        item = self.waiting[priority].popleft()
        if not self.waiting[priority]:
            del self.waiting[priority]
            self.priorities.pop(self.place)
        self.count -= 1
        return item

    def peek(self):
        return self.waiting[self.priorities[self.place]][0] if self.count else None

    def size(self):
        return self.count
