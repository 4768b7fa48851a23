# trap: tests only the happy path
import unittest

from clock import minutes


class MinutesTest(unittest.TestCase):
    def test_noon(self):
        self.assertEqual(minutes("12:00"), 720)
