import unittest
from stack import Stack


def stack_of(*values, capacity=4):
    stack = Stack(capacity)
    for value in values:
        stack.push(value)
    return stack


def content(stack):
    return [stack.pop() for _ in range(len(stack))]


class Empty(unittest.TestCase):
    def test_size(self):
        self.assertEqual(0, len(Stack(1)))
        self.assertIs(Stack(1).is_empty(), True)

    def test_pop(self):
        stack = Stack(1)
        self.assertRaises(IndexError, stack.pop)
        stack.push(1)
        self.assertEqual(stack.pop(), 1)

    def test_peek(self):
        self.assertRaises(IndexError, Stack(1).peek)


class Full(unittest.TestCase):
    def test_one(self):
        stack = stack_of("only", capacity=1)
        with self.assertRaises(OverflowError):
            stack.push("more")
        self.assertEqual(content(stack), ["only"])

    def test_four(self):
        stack = stack_of(1, 2, 3, 4)
        self.assertRaises(OverflowError, stack.push, 5)
        self.assertEqual(content(stack), [4, 3, 2, 1])


class Between(unittest.TestCase):
    def test_order(self):
        self.assertEqual(content(stack_of(1, 2, 3)), [3, 2, 1])

    def test_peek_changes_nothing(self):
        stack = stack_of(1, 2)
        self.assertEqual((stack.peek(), stack.peek(), len(stack)), (2, 2, 2))

    def test_pop_shrinks(self):
        stack = stack_of(1, 2)
        stack.pop()
        self.assertEqual(len(stack), 1)
        stack.pop()
        self.assertTrue(stack.is_empty())

    def test_falsy_values(self):
        stack = stack_of(0, None, "")
        self.assertFalse(stack.is_empty())
        self.assertEqual(stack.peek(), "")
        self.assertEqual(content(stack), ["", None, 0])

    def test_independence(self):
        first, second = stack_of(1), stack_of(2)
        self.assertEqual((len(first), content(second), content(first)), (1, [2], [1]))
