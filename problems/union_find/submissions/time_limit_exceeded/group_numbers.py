# trap: goes through all members to give them a new group number
class UnionFind:
    def __init__(self, n):
        self.group = list(range(n))

    def union(self, a, b):
        old, new = self.group[a], self.group[b]
        if old == new:
            return False
        self.group = [new if group == old else group for group in self.group]
        return True

    def connected(self, a, b):
        return self.group[a] == self.group[b]

    def group_size(self, a):
        return self.group.count(self.group[a])

    def count(self):
        return len(set(self.group))
