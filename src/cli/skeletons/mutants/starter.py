import unittest

from clock import minutes


class MinutesTest(unittest.TestCase):
    def test_midnight(self):
        pass  # your code


if __name__ == "__main__":
    unittest.main()
