"""Class, iterator, stdio and author jobs."""

from __future__ import annotations

import os
import unittest
from typing import Any

from driver import class_job, counted, job, run

LRU = "class C:\n def __init__(self, n): self.n = n\n def get(self, k):\n  if k < 0: raise ValueError(k)\n  return [self.n, k]\n"
METHODS = [["__init__"], ["get", "fetch"], ["put_item", "putItem"]]


def iterate(source: str, *args: Any, **fields: Any) -> Any:
    """Return the result of taking items from `f`."""
    usual = {"names": ["f"], "aliases": [], "parameters": [], "observe_args": False, "take": 3, "instances": 1}
    return run(job("iterator", source, **{**usual, "args": list(args), **fields})).result


def author(action: str, source: str, **fields: Any) -> Any:
    """Return the result of an author job."""
    return run(job("author", source, action=action, **{"constants": {"n_max": 5}, **fields})).result


class ClassJobs(unittest.TestCase):
    """Objects and their methods."""

    def steps(self, source: str, calls: Any) -> Any:
        """Return class names of exceptions, and values."""
        result = run(class_job(source, METHODS[:2], calls)).result
        self.assertEqual(result["status"], "steps", result)
        return [what if kind == "value" else what["class"] for kind, what in result["steps"]]

    def test_steps(self) -> None:
        """Each call has a value or an exception, and goes on after one."""
        calls = [[0, [2]], [1, [5]], [1, [-1]], [1, [6]]]
        self.assertEqual(self.steps(LRU, calls), [None, [2, 5], "ValueError", [2, 6]])
        self.assertEqual(self.steps(LRU.replace("get", "fetch"), calls[:2]), [None, [2, 5]])

    def test_constructor_raises(self) -> None:
        """Nothing is called on an object that does not exist."""
        source = "class C:\n def __init__(self, n): raise KeyError(n)\n def get(self, k): pass"
        self.assertEqual(self.steps(source, [[0, [2]], [1, [1]]]), ["KeyError"])

    def test_values_are_taken_at_once(self) -> None:
        """A list that changes later is what it was when it was returned."""
        source = "class C:\n def __init__(self): self.a = []\n def get(self):\n  self.a.append(1)\n  return self.a"
        self.assertEqual(self.steps(source, [[0, []], [1, []], [1, []]]), [None, [1], [1, 1]])

    def test_only_the_first_exception_has_frames(self) -> None:
        """Ten thousand tracebacks would be the larger part of a result."""
        result = run(class_job(LRU, METHODS[:2], [[0, [2]], [1, [-1]], [1, [-2]]])).result
        first, second = (step[1] for step in result["steps"][1:])
        self.assertEqual((len(first["frames"]), len(second["frames"])), (1, 0))
        self.assertEqual((first["message"], second["message"]), ("-1", "-2"))

    def test_what_is_missing(self) -> None:
        """The class, a method, or the right number of parameters."""
        table: Any = [
            ("class D: pass", {"status": "no_entry", "entry": None, "defined": ["D"], "missing": []}),
            (LRU, {"status": "no_entry", "entry": "C", "missing": ["put_item"]}),
            (
                LRU.replace("n): self", "n, m): self") + " def putItem(self): pass",
                {"status": "arity", "name": "C.__init__", "least": 2, "most": 2},
            ),
            (
                LRU.replace("(self, k)", "(self)") + " def putItem(self): pass",
                {"status": "arity", "name": "C.get", "least": 0, "most": 0},
            ),
            (LRU + " def putItem(self): exit(4)", {"status": "exited", "code": 4}),
            ("def f(): pass\nC = f", {"status": "no_entry"}),
        ]
        for source, expected in table:
            with self.subTest(source):
                result = run(class_job(source, METHODS, [[0, [2]], [1, [5]], [2, []]])).result
                self.assertEqual({key: result.get(key) for key in expected}, expected)

    def test_limits_hold_over_all_steps(self) -> None:
        """Many results that are small by themselves."""
        calls = [[0, [2]], *([[1, [5]]] * 100)]
        source = LRU.replace("return [self.n, k]", "return 'x' * 1000")
        result = run(class_job(source, METHODS[:2], calls, max_bytes=50_000)).result
        self.assertEqual((result["status"], result["what"]), ("oversized", "bytes"))


class IteratorJobs(unittest.TestCase):
    """Items taken from iterators."""

    def test_items(self) -> None:
        """So many are taken as asked for, from all instances in turn."""
        endless = "def f(a):\n while True:\n  a.append(len(a))\n  yield a[-1]"
        table: Any = [
            (endless, {}, [[[1, 2, 3], False]]),
            (endless, {"instances": 2}, [[[1, 2, 3], False]] * 2),
            (
                "n = 0\ndef f(a):\n global n\n while True:\n  n += 1\n  yield n",
                {"instances": 2},
                [[[1, 3, 5], False], [[2, 4, 6], False]],
            ),
            ("def f(a): return iter(a)", {}, [[[7], True]]),
            ("def f(a): yield from [1, 2, 3]", {}, [[[1, 2, 3], False]]),
            ("def f(a):\n while True:\n  yield a\n  a.append(1)", {"take": 2}, [[[[7], [7, 1]], False]]),
        ]
        for source, fields, expected in table:
            with self.subTest(source):
                args = [7] if "yield a\n" in source or "iter(a)" in source else [0]
                self.assertEqual(iterate(source, args, **fields)["iterators"], expected)

    def test_other_ends(self) -> None:
        """No iterator, an exception on the way, too much."""
        self.assertEqual(iterate("def f(): return [1]")["not_iterator"], "list")
        result = iterate("def f():\n yield 1\n raise KeyError(2)")
        self.assertEqual((result["status"], result["exception"]["frames"][0][:2]), ("raised", [3, "f"]))
        self.assertEqual(iterate("def f():\n yield 'x' * (1 << 25)")["what"], "bytes")
        self.assertEqual(iterate("def f(a): yield a[0]", counted([1], 5, 15))["reads"], [[1, 1]])


class StdioJobs(unittest.TestCase):
    """Programs."""

    def test_ends_as_programs_do(self) -> None:
        """No result but the exit status; threads and `atexit` have their turn."""
        table: Any = [
            ("print(int(input()) + 1)", "42\n", 0),
            ("import sys\nprint(len(sys.stdin.read()))\nsys.exit(3)", "3\n", 3),
            ("import atexit\natexit.register(print, 'bye')\nprint(__name__)", "__main__\nbye\n", 0),
            ("import threading\nthreading.Thread(target=lambda: print('late')).start()", "late\n", 0),
            ("print('x', end='')\nimport os\nos._exit(4)", "", 4),
            ("print(open(0).read())", "41\n\n", 0),
            ("print(sum(map(int, input().split())))\nexit()", "41\n", 0),
        ]
        for source, stdout, code in table:
            with self.subTest(source):
                done = run(job("stdio", source), b"41\n")
                self.assertEqual([kind for kind, _ in done.frames], [1, 3])
                self.assertEqual((done.stdout, os.WEXITSTATUS(done.status), done.stderr), (stdout, code, ""))

    def test_exception(self) -> None:
        """An exception is told in a result, and what was printed is there."""
        done = run(job("stdio", "print('before')\n1 / 0"))
        self.assertEqual((done.result["status"], done.result["exception"]["class"]), ("raised", "ZeroDivisionError"))
        self.assertEqual(done.result["exception"]["frames"][0][:2], [2, "<module>"])
        self.assertEqual((done.stdout, os.WEXITSTATUS(done.status)), ("before\n", 1))

    def test_a_child_says_nothing(self) -> None:
        """An exception in a forked child is no result."""
        done = run(job("stdio", "import os\nif os.fork() == 0: 1 / 0\nos.wait()\nprint('ok')"))
        self.assertEqual(([kind for kind, _ in done.frames], done.stdout), ([1, 3], "ok\n"))


class AuthorJobs(unittest.TestCase):
    """The problem's own code."""

    def test_generate(self) -> None:
        """Seeded, with constants; a failure is one of its call."""
        source = "def g(rng, c, n):\n return {'a': [rng.randint(0, c['n_max']) for _ in range(n)]}"
        calls = [{"function": "g", "params": {"n": 3}, "seed": seed} for seed in (2**255, 2**255, 1)]
        calls += [{"function": "g", "params": {"m": 3}, "seed": 1}, {"function": "h", "params": {}, "seed": 1}]
        results = author("generate", source, calls=calls)["results"]
        self.assertEqual([kind for kind, _ in results], ["value"] * 3 + ["raised"] * 2)
        self.assertEqual(results[0], results[1])
        self.assertNotEqual(results[0], results[2])
        self.assertEqual([what["class"] for _, what in results[3:]], ["TypeError", "AttributeError"])

    def test_validate(self) -> None:
        """An assertion refuses, anything else is a failure."""
        source = "def validate(c, a):\n assert len(a) <= c['n_max'], 'too long'\n a[0]"
        result = author("validate", source, inputs=[{"a": [1]}, {"a": [1] * 9}, {"a": []}])
        self.assertEqual(result["results"][:2], [["ok"], ["refused", "too long"]])
        self.assertEqual(result["results"][2][1]["class"], "IndexError")

    def test_check(self) -> None:
        """True, a message, or a failure."""
        source = "def check(c, args, expect, got):\n return {1: True, 2: 'no', 3: None, 4: False}[got]"
        items = [{"args": {"a": 1}, "expect": 0, "got": got} for got in (1, 2, 3, 4, 5)]
        results = author("check", source, items=items)["results"]
        self.assertEqual(results[:2], [["ok"], ["wrong", "no"]])
        self.assertEqual([what["class"] for _, what in results[2:]], ["TypeError", "TypeError", "KeyError"])

    def test_broken_file(self) -> None:
        """A failure of the module body, or a source that does not compile."""
        self.assertEqual(author("check", "1 / 0", items=[])["status"], "raised")
        self.assertEqual(author("check", "def", items=[])["reason"], "syntax")

    def test_mutate(self) -> None:
        """The one answer is the list of mutants."""
        result = author("mutate", "def f(a):\n    return a < 2\n")
        changes = [[line, change] for line, change, _ in result["results"][0][1]]
        self.assertEqual(changes, [[2, "return a < 2 -> return None"], [2, "< -> <="], [2, "2 -> 3"]])


if __name__ == "__main__":
    unittest.main()
