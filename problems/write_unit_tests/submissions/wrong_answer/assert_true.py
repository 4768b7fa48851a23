# trap: asserts nothing about the stack
import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_stack(self):
        stack = Stack(3)
        stack.push(1)
        stack.push(2)
        stack.pop()
        stack.peek()
        self.assertTrue(True)
