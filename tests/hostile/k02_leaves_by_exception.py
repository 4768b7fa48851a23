# K2 · verdict: WA fails_reference · problem: suite
# Asks for an exit in a test, which is a test that fails.
import sys
import unittest


class T(unittest.TestCase):
    def test_it(self):
        sys.exit(0)
