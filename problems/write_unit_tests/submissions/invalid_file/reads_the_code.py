import inspect
import unittest

import stack


class StackTest(unittest.TestCase):
    def test_code(self):
        self.assertIn("raise IndexError", inspect.getsource(stack))
