class DSU:
    def __init__(self, n: int):
        self.root = [-1] * n
        self.cnt = n

    def find(self, x: int) -> int:
        top = x
        while self.root[top] >= 0:
            top = self.root[top]
        while x != top:
            self.root[x], x = top, self.root[x]
        return top

    def unite(self, x: int, y: int) -> bool:
        x, y = self.find(x), self.find(y)
        if x == y:
            return False
        self.root[x] += self.root[y]
        self.root[y] = x
        self.cnt -= 1
        return True

    def same(self, x: int, y: int) -> bool:
        return self.find(x) == self.find(y)

    def groupSize(self, x: int) -> int:
        return -self.root[self.find(x)]

    def count(self) -> int:
        return self.cnt
