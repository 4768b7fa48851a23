import unittest

from stack import Stack


class StackTest(unittest.TestCase):
    def test_a_new_stack_is_empty(self):
        pass  # your code


if __name__ == "__main__":
    unittest.main()
