class Queue:
    def __init__(self):
        self.inbox: List[int] = []
        self.outbox: List[int] = []

    def push(self, value: int) -> None:
        self.inbox.append(value)

    def enqueueAll(self, values: List[int]) -> None:
        self.inbox.extend(values)

    def pop(self) -> int:
        self.front()
        return self.outbox.pop()

    def front(self) -> int:
        if not self.outbox:
            self.outbox = self.inbox[::-1]
            self.inbox = []
        return self.outbox[-1]

    def size(self) -> int:
        return len(self.inbox) + len(self.outbox)
