# trap: tests only the happy path
import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_push_and_pop(self):
        stack = Stack(10)
        stack.push(1)
        stack.push(2)
        self.assertEqual(len(stack), 2)
        self.assertEqual(stack.peek(), 2)
        self.assertEqual(stack.pop(), 2)
        self.assertEqual(stack.pop(), 1)
        self.assertTrue(stack.is_empty())
