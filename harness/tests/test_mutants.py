"""Jobs of kind `mutants`."""

from __future__ import annotations

import unittest
from typing import Any

from driver import job, run

IMPLEMENTATION = b"class Box:\n def __init__(self): self.a = []\n def put(self, x): self.a.append(x)\n"
HEAD = "import unittest\nfrom box import Box\nclass T(unittest.TestCase):\n"


def run_tests(body: str, order: Any = None, implementation: bytes = IMPLEMENTATION) -> Any:
    """Return the result of running tests."""
    fields = {"module": "box", "implementation": implementation, "order": order}
    return run(job("mutants", HEAD + body, **fields)).result


class Runs(unittest.TestCase):
    """Tests of the submission, run."""

    def figures(self, result: Any) -> Any:
        """Return how many ran, were skipped, and failed."""
        self.assertEqual(result["status"], "tests", result)
        return result["ran"], result["skipped"], result["failed"]

    def test_counts(self) -> None:
        """Failures, errors and sub-tests fail; skipped tests have not run."""
        for body, counts in (
            (" def test_a(self): Box().put(1)\n def test_b(self): self.assertEqual(Box().a, [])", (2, 0, 0)),
            (" def test_a(self): self.fail('x')\n def test_b(self): 1 / 0", (2, 0, 2)),
            (" @unittest.skip('x')\n def test_a(self): pass", (0, 1, 0)),
            (" def helper(self): pass", (0, 0, 0)),
            (" def test_a(self):\n  for i in range(2):\n   with self.subTest(i): self.assertEqual(i, 5)", (1, 0, 2)),
            (" @unittest.expectedFailure\n def test_a(self): pass", (1, 0, 1)),
            (" def setUp(self): raise KeyError(1)\n def test_a(self): pass", (1, 0, 1)),
            (" @classmethod\n def setUpClass(cls): raise KeyError(1)\n def test_a(self): pass", (0, 0, 1)),
        ):
            self.assertEqual(self.figures(run_tests(body + "\n")), counts, body)

    def test_failures_have_a_name_and_a_place(self) -> None:
        """As the report shows them."""
        ((name, exception),) = run_tests(" def test_a(self):\n  self.assertEqual(Box().a, [1])\n")["failures"]
        self.assertEqual(
            (name, exception["class"], exception["frames"][0][:2]), ("T.test_a", "AssertionError", [5, "test_a"])
        )

    def test_order(self) -> None:
        """A seed gives another order, always the same; without one it is that of `unittest`."""
        body = "".join(" def test_%s(self): print('%s', end='')\n" % (one, one) for one in "abcdef")
        fields = {"module": "box", "implementation": IMPLEMENTATION}
        printed = [run(job("mutants", HEAD + body, order=order, **fields)).stdout for order in (None, 1, 1, 2)]
        self.assertEqual(printed[0], "abcdef")
        self.assertEqual(printed[1], printed[2])
        self.assertEqual(len({printed[0], printed[1], printed[3]}), 3)

    def test_a_file_that_runs_itself(self) -> None:
        """`unittest.main()` at the end is what people write."""
        self.assertEqual(self.figures(run_tests(" def test_a(self): pass\nunittest.main()\n")), (1, 0, 0))

    def test_there_is_nothing_to_read(self) -> None:
        """The implementation has neither a file nor a source."""
        body = " def test_a(self):\n  import box\n  self.assertFalse(hasattr(box, '__file__'))\n"
        self.assertEqual(self.figures(run_tests(body)), (1, 0, 0))


if __name__ == "__main__":
    unittest.main()
