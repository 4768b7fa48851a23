# trap: try and except pass when nothing is raised
import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_empty(self):
        for method in (Stack(1).pop, Stack(1).peek):
            try:
                method()
            except IndexError:
                pass

    def test_full(self):
        stack = Stack(1)
        stack.push(0)
        try:
            stack.push(1)
        except OverflowError:
            pass
        self.assertEqual(stack.pop(), 0)
        self.assertTrue(stack.is_empty())
