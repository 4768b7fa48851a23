# No pointers: every member knows its group, and the members of the smaller one move.
class UnionFind:
    def __init__(self, n):
        self.group = [[member] for member in range(n)]
        self.groups = n

    def union(self, a, b):
        small, large = self.group[a], self.group[b]
        if small is large:
            return False
        if len(small) > len(large):
            small, large = large, small
        large += small
        for member in small:
            self.group[member] = large
        self.groups -= 1
        return True

    def connected(self, a, b):
        return self.group[a] is self.group[b]

    def group_size(self, a):
        return len(self.group[a])

    def count(self):
        return self.groups
