# trap: a stack whose methods do nothing
class Stack:
    def __init__(self, capacity):
        pass

    def push(self, value):
        pass

    def pop(self):
        pass

    def peek(self):
        pass

    def is_empty(self):
        return True

    def __len__(self):
        return 0
