# H38 · verdict: AC · problem: probe
# Tests itself with the module for that, then answers.
import io
import unittest


class Test(unittest.TestCase):
    def test_zero(self):
        self.assertEqual(probe(0, tested=True), 1)


def probe(n, tested=False):
    if not tested:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(Test)
        assert unittest.TextTestRunner(stream=io.StringIO()).run(suite).wasSuccessful()
    return n + 1
