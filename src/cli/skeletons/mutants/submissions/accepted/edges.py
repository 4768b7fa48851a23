import unittest

from clock import minutes


class MinutesTest(unittest.TestCase):
    def test_first_and_last(self):
        self.assertEqual(minutes("0:00"), 0)
        self.assertEqual(minutes("23:59"), 1439)

    def test_no_time_of_day(self):
        for text in ("24:00", "7:60"):
            with self.subTest(text), self.assertRaises(ValueError):
                minutes(text)
