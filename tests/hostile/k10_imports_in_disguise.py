# K10 · verdict: WA fails_reference · problem: suite
# Imports what is forbidden by a name that is put together.
import unittest

import adder


class T(unittest.TestCase):
    def test_it(self):
        module = __import__("ins" + "pect")
        self.assertIn("a + b", module.getsource(adder))
