# trap: prints what should be compared
import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_stack(self):
        stack = Stack(2)
        stack.push("a")
        print(stack.peek(), len(stack), stack.pop())
