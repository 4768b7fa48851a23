# trap: remembers who was introduced to whom, and not the groups
class UnionFind:
    def __init__(self, n):
        self.friends = {}
        self.groups = n

    def union(self, a, b):
        if self.connected(a, b):
            return False
        self.friends.setdefault(a, {a}).add(b)
        self.friends.setdefault(b, {b}).add(a)
        self.groups -= 1
        return True

    def connected(self, a, b):
        return a == b or b in self.friends.get(a, ())

    def group_size(self, a):
        return len(self.friends.get(a, (a,)))

    def count(self):
        return self.groups
