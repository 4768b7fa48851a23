# trap: joins the members instead of their roots, and tears one out of its group
class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))

    def find(self, a):
        steps = 0
        while self.parent[a] != a and steps < 100:
            a = self.parent[a]
            steps += 1
        return a

    def union(self, a, b):
        if self.find(a) == self.find(b):
            return False
        self.parent[a] = b
        return True

    def connected(self, a, b):
        return self.find(a) == self.find(b)

    def group_size(self, a):
        return sum(self.connected(a, b) for b in range(min(len(self.parent), 100)))

    def count(self):
        return sum(a == parent for a, parent in enumerate(self.parent))
