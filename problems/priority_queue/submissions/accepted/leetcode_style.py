class StablePriorityQueue:
    """The slowest style that should pass: a heap by hand."""

    def __init__(self, maxFirst: bool):
        self.maxFirst = maxFirst
        self.data: List[Tuple[Any, int, Any]] = []
        self.serial = 0

    def less(self, i: int, j: int) -> bool:
        a, b = self.data[i], self.data[j]
        if a[0] == b[0]:
            return a[1] < b[1]
        return a[0] > b[0] if self.maxFirst else a[0] < b[0]

    def enqueue(self, priority: Any, item: Any) -> None:
        self.data.append((priority, self.serial, item))
        self.serial += 1
        i = len(self.data) - 1
        while i > 0 and self.less(i, (i - 1) // 2):
            parent = (i - 1) // 2
            self.data[i], self.data[parent] = self.data[parent], self.data[i]
            i = parent

    def dequeue(self) -> Any:
        if not self.data:
            raise IndexError("empty")
        top = self.data[0]
        last = self.data.pop()
        if self.data:
            self.data[0] = last
            self.sift(0)
        return top[2]

    def sift(self, i: int) -> None:
        while True:
            smallest = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < len(self.data) and self.less(child, smallest):
                    smallest = child
            if smallest == i:
                return
            self.data[i], self.data[smallest] = self.data[smallest], self.data[i]
            i = smallest

    def top(self) -> Any:
        if not self.data:
            raise IndexError("empty")
        return self.data[0][2]

    def size(self) -> int:
        return len(self.data)
