# K7 · verdict: WA no_tests · problem: suite
# Skips every test, which fails nowhere.
import unittest


@unittest.skip("later")
class T(unittest.TestCase):
    def test_it(self):
        self.fail()
