# trap: a test asks for more than was promised and fails on a right implementation
import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_no_room_at_all(self):
        with self.assertRaises(ValueError):
            Stack(0)

    def test_push_and_pop(self):
        stack = Stack(2)
        stack.push(1)
        self.assertEqual(stack.pop(), 1)
