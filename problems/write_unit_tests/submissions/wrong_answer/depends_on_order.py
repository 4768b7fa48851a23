# trap: the tests share one stack and depend on their order
import unittest

from stack import Stack

STACK = Stack(2)


class StackTest(unittest.TestCase):
    def test_1_empty(self):
        self.assertEqual(len(STACK), 0)
        with self.assertRaises(IndexError):
            STACK.pop()

    def test_2_push(self):
        STACK.push(0)
        STACK.push(None)
        self.assertEqual(len(STACK), 2)

    def test_3_full(self):
        with self.assertRaises(OverflowError):
            STACK.push("c")

    def test_4_pop(self):
        self.assertIsNone(STACK.pop())
        self.assertEqual(STACK.pop(), 0)
