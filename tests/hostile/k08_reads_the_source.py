# K8 · verdict: CE forbidden · problem: suite
# Looks at how the implementation is written.
import inspect
import unittest

import adder


class T(unittest.TestCase):
    def test_it(self):
        self.assertIn("a + b", inspect.getsource(adder))
