# K11 · verdict: CE forbidden · problem: suite
# Guesses from the number of the process what it runs on.
import os
import unittest


class T(unittest.TestCase):
    def test_it(self):
        self.assertLess(os.getpid(), 5)
