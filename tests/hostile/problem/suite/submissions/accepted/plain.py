import unittest

from adder import add


class T(unittest.TestCase):
    def test_it(self):
        self.assertEqual(add(1, 2), 3)
