import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = Stack(3)

    def fill(self):
        for value in ("a", "b", "c"):
            self.stack.push(value)

    def drain(self):
        return [self.stack.pop() for _ in range(len(self.stack))]

    def test_a_new_stack_is_empty(self):
        self.assertTrue(self.stack.is_empty())
        self.assertEqual(len(self.stack), 0)

    def test_the_last_value_comes_first(self):
        self.fill()
        self.assertEqual(len(self.stack), 3)
        self.assertFalse(self.stack.is_empty())
        self.assertEqual(self.drain(), ["c", "b", "a"])
        self.assertTrue(self.stack.is_empty())
        self.assertEqual(len(self.stack), 0)

    def test_peek_leaves_the_value(self):
        self.fill()
        self.assertEqual(self.stack.peek(), "c")
        self.assertEqual(self.stack.peek(), "c")
        self.assertEqual(len(self.stack), 3)

    def test_a_full_stack_refuses(self):
        self.fill()
        with self.assertRaises(OverflowError):
            self.stack.push("d")
        self.assertEqual(self.drain(), ["c", "b", "a"])

    def test_pop_makes_room(self):
        self.fill()
        self.stack.pop()
        self.stack.push("d")
        self.assertEqual(self.drain(), ["d", "b", "a"])

    def test_an_empty_stack_refuses(self):
        with self.assertRaises(IndexError):
            self.stack.pop()
        with self.assertRaises(IndexError):
            self.stack.peek()
        self.fill()
        self.assertEqual(self.drain(), ["c", "b", "a"])

    def test_two_stacks(self):
        other = Stack(3)
        other.push("x")
        self.assertTrue(self.stack.is_empty())
        self.stack.push("y")
        self.assertEqual(other.pop(), "x")

    def test_every_value_is_a_value(self):
        for value in (0, "", None, False, []):
            with self.subTest(value=value):
                self.stack.push(value)
                self.assertEqual(len(self.stack), 1)
                self.assertEqual(self.stack.peek(), value)
                self.assertEqual(self.stack.pop(), value)


if __name__ == "__main__":
    unittest.main()
