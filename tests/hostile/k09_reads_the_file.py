# K9 · verdict: WA fails_reference · problem: suite
# Looks for a file of the implementation, of which there is none.
import unittest

import adder


class T(unittest.TestCase):
    def test_it(self):
        self.assertTrue(adder.__file__)
