"""Function jobs: submissions and the results they must come to."""

from __future__ import annotations

import sys
import unittest
from typing import Any

from driver import call, counted, function_job, run
from wire import Chain, Gap, Opaque, Tree

from judge_harness.encode import encode
from judge_harness.nodes import build_chain, build_tree

FROM_3_11 = sys.version_info >= (3, 11)

RETURNED: Any = [
    ("def f(a, b): return a + b", (1, 2), 3),
    ("class Solution:\n def f(self, a): return [a]", (1,), [1]),
    ("class Solution:\n @staticmethod\n def f(a): return a", (1,), 1),
    ("class Solution:\n @classmethod\n def f(cls, a): return a", (1,), 1),
    (
        "import functools\n@functools.lru_cache(None)\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)",
        (50,),
        12586269025,
    ),
    ("f = lambda a: a", ("x",), "x"),
    ("def f(a, *rest, b=2): return b", (1,), 2),
    ("if __name__ == '__main__': exit(3)\ndef f(): return __name__", (), "solution"),
    ("def f(): return __file__", (), "solution.py"),
    ("def f():\n return '\\ud800'", (), "\ud800"),
    ("def f(): return 10 ** 100000", (), 10**100000),
    ("def f(head): return head.next", (build_chain([1, 2, 3], -1)[0],), Chain([2, 3])),
    ("def f(root):\n root.left = None\n return root", (build_tree([1, 2, 3]),), Tree([1, Gap(), 3])),
    (
        "from __future__ import annotations\nfrom dataclasses import dataclass\n"
        "@dataclass\nclass P:\n x: int = 4\ndef f(): return P().x",
        (),
        4,
    ),
    ("# coding: latin-1\ndef f(): return '\xe9'".encode("latin-1"), (), "\xe9"),
    ("\ufeffdef f():\r\n return 1\r\n", (), 1),
    ("def f():\n try: exit(2)\n except SystemExit as e: return e.code", (), 2),
    ("import sys\ndef f(): return sys.path and sys.path[0] != ''", (), True),
    ("def f(a):\n a.append(4)\n return a is a", ([1],), True),
]

RAISED: Any = [
    (
        "def f(d): return d[7]",
        ({},),
        "KeyError",
        "7",
        ["KeyError", "LookupError", "Exception", "BaseException", "object"],
    ),
    ("class E(ValueError):\n def __str__(self): raise SystemExit\ndef f(): raise E('why')", (), "E", "why", None),
    (
        "class A:\n def __repr__(self): 1 / 0\n __str__ = __repr__\ndef f(): raise ValueError(A())",
        (),
        "ValueError",
        "<A>",
        None,
    ),
    ("def f(): raise KeyError((1, 'a'))", (), "KeyError", "(1, 'a')", None),
    ("def f(): raise ValueError(10 ** 100000)", (), "ValueError", None, None),
    ("def f(): raise ValueError('x' * 10 ** 6)", (), "ValueError", "x" * 4096, None),
    ("def f(): raise ValueError('\xe9' * 4000)", (), "ValueError", "\xe9" * 2048, None),
    ("def f(): raise OSError(2, 'No', 'name')", (), "FileNotFoundError", "[Errno 2] No: 'name'", None),
    ("def f(): raise KeyboardInterrupt", (), "KeyboardInterrupt", "", None),
    ("def f(): raise GeneratorExit", (), "GeneratorExit", "", None),
    ("def f(n): return f(n + 1)", (1,), "RecursionError", None, None),
    ("def f(): return [0] * 10 ** 15", (), "MemoryError", "", None),
    ("def f(): return bytearray(10 ** 15)", (), "MemoryError", "", None),
    ("def f(): return int('x')", (), "ValueError", "invalid literal for int() with base 10: 'x'", None),
    ("import numpy_is_missing\ndef f(): pass", (), "ModuleNotFoundError", "No module named 'numpy_is_missing'", None),
    ("def f(): input()", (), "EOFError", "EOF when reading a line", None),
    ("class Solution:\n def __init__(self): raise IndexError('no')\n def f(self): pass", (), "IndexError", "no", None),
    (
        "import sys\ndef f():\n sys.setrecursionlimit(60)\n def g(n): return g(n + 1)\n g(0)",
        (),
        "RecursionError",
        None,
        None,
    ),
]

OTHER: Any = [
    ("import sys\nsys.exit(3)", {"status": "exited", "code": 3, "while_loading": True}),
    ("def f(): exit('text')", {"status": "exited", "code": 1, "while_loading": False}),
    ("def f(): raise SystemExit", {"status": "exited", "code": 0}),
    ("def f(a): pass", {"status": "arity", "name": "f", "least": 1, "most": 1}),
    ("class Solution:\n def f(self, a, b=1): pass", {"status": "arity", "name": "Solution.f", "least": 1, "most": 2}),
    ("def f(a, *b): pass", {"status": "arity", "least": 1, "most": None}),
    (
        "from os.path import join\nclass K:\n def m(self): pass\ndef g(): pass\nx = 1",
        {"status": "no_entry", "entry": None, "defined": ["K", "K.m", "g"]},
    ),
    ("f = 1", {"status": "no_entry", "defined": []}),
    ("from os.path import join as f", {"status": "no_entry"}),
    ("def f():\n x = []\n for _ in range(30000): x = [x]\n return x", {"status": "oversized", "what": "depth"}),
    ("def f(): return [0] * (1 << 21)", {"status": "oversized", "what": "values"}),
    ("def f(): return 'x' * (1 << 25)", {"status": "oversized", "what": "bytes"}),
]


class Calls(unittest.TestCase):
    """One call each."""

    def test_returned(self) -> None:
        """The value that came back."""
        for source, args, expected in RETURNED:
            with self.subTest(source):
                result = call(source, *args)
                self.assertEqual(result["status"], "returned", result)
                self.assertEqual(result["value"], expected)
                self.assertIs(type(result["value"]), type(expected))

    def test_raised(self) -> None:
        """The exception that came, read without asking it."""
        for source, args, name, message, bases in RAISED:
            with self.subTest(source):
                result = call(source, *args)
                self.assertEqual(result["status"], "raised", result)
                exception = result["exception"]
                self.assertEqual(exception["class"], name)
                if message is not None:
                    self.assertEqual(exception["message"], message)
                if bases is not None:
                    self.assertEqual(exception["bases"], bases)

    def test_other_ends(self) -> None:
        """Exits, missing and wrong entry points, and results that are too large."""
        for source, expected in OTHER:
            with self.subTest(source):
                result = call(source)
                self.assertEqual({key: result.get(key) for key in expected}, expected)


class Entries(unittest.TestCase):
    """Which of several entry points is called."""

    def test_order(self) -> None:
        """Own names before aliases, functions before `Solution`."""
        sol = "class Solution:\n def g(self): return 4\n def f(self): return 3\n"
        table = [
            (sol, "Solution.f", False, ["Solution.h", "Solution.g"]),
            (sol + "def h(): return 2\n", "Solution.f", False, ["h", "Solution.h", "Solution.g"]),
            ("def g(): return 1\n" + sol, "Solution.f", False, ["g", "Solution.h", "Solution.g"]),
            ("def g(): return 1", "g", True, []),
            ("def k(): return 1\ndef f(): return 0", "f", False, ["k"]),
        ]
        sol_h = sol + " def h(self): return 5\n"
        for source, entry, alias, others in table:
            with self.subTest(source):
                result = call(source.replace(sol, sol_h), names=["f", "k"], aliases=["h", "g"])
                self.assertEqual((result["entry"], result["alias"], result["others"]), (entry, alias, others))

    def test_what_is_imported_is_no_entry(self) -> None:
        """`merge` is the method, not `heapq.merge`."""
        source = "from heapq import *\nclass Solution:\n def merge(self, a): return heappop(a)"
        result = call(source, [1], names=["merge"])
        self.assertEqual((result["entry"], result["value"]), ("Solution.merge", 1))


class Prelude(unittest.TestCase):
    """Names without imports."""

    def test_table(self) -> None:
        """Only what is used and not defined is provided, and reported."""
        table: Any = [
            ("def f(a: List[int]) -> Optional[int]: return inf", (1,), ["List", "Optional", "inf"]),
            ("from collections import deque\ndef f(): return len(deque())", (), []),
            ("def f(): return collections.deque([1]).count(1)", (), ["collections"]),
            ("from typing import *\ndef f(a: List): return a", (1,), []),
            ("def f():\n @cache\n def g(n): return n\n return list(pairwise([g(1), 2, 3]))", (), ["cache", "pairwise"]),
            ("def f(count): return count", (1,), []),
            ("def gcd(a): return a\ndef f(): return gcd(1)", (), []),
            ("def f(a): return heapq.heappop(a)", ([1],), ["heapq"]),
            ("def f():\n return TreeNode(1, TreeNode()).left.val + ListNode().val", (), ["ListNode", "TreeNode"]),
        ]
        for source, args, names in table:
            with self.subTest(source):
                result = call(source, *args)
                self.assertEqual((result["status"], result["prelude"]), ("returned", names), result)

    def test_off(self) -> None:
        """Without it the names are unknown."""
        result = call("def f(): return inf", prelude=False)
        self.assertEqual(result["exception"]["message"], "name 'inf' is not defined")

    def test_nodes_do_not_reveal_the_list(self) -> None:
        """Printing a node shows neither values nor a cycle."""
        done = run(function_job("def f(head): print(head, [head])", build_chain([1, 2], 0)[0]))
        self.assertEqual(done.stdout, "<ListNode> [<ListNode>]\n")


class Exceptions(unittest.TestCase):
    """Frames and local variables."""

    def test_frames(self) -> None:
        """Lines, columns in characters, the library function that raised, and the locals of the innermost frame."""
        source = "import json\ndef g(text):\n  d = {}\n  return json.loads('\xe9' and text)\ndef f(x): return g(x)\n"
        exception = call(source, "{")["exception"]
        columns = [[9, 33], [17, 21]] if FROM_3_11 else [[None, None], [None, None]]
        self.assertEqual(exception["frames"], [[5, "f", *columns[1]], [4, "g", *columns[0]]])
        self.assertEqual(exception["raised_in"], "json.decoder.raw_decode")
        self.assertEqual(exception["locals"], [["text", "{"], ["d", {}]])
        self.assertIn("ValueError", exception["bases"])
        self.assertFalse(exception["while_loading"])

    def test_deep_recursion(self) -> None:
        """The outermost 5 and the innermost 15 frames, and how many there were."""
        source = "def g(n):\n return 1 + g(n + 1)\ndef f():\n return g(0)"
        exception = call(source)["exception"]
        self.assertEqual(len(exception["frames"]), 20)
        self.assertGreater(exception["total_frames"], 900)
        self.assertEqual([frame[1] for frame in exception["frames"][:2]], ["f", "g"])

    def test_locals_are_bounded(self) -> None:
        """At most 12, none of them large."""
        names = "\n".join(" v%d = %d" % (number, number) for number in range(20))
        source = "def f(big):\n text = 'x' * 5000\n%s\n 1 / 0" % names
        variables = call(source, list(range(1000)))["exception"]["locals"]
        self.assertEqual(len(variables), 12)
        self.assertEqual(variables[:2], [["big", Opaque("list")], ["text", Opaque("str")]])

    def test_while_loading(self) -> None:
        """An exception of the module body is marked, and its locals are the module's."""
        exception = call("import json\nx = 5\ndef g(): pass\ny = x / 0\ndef f(): pass")["exception"]
        self.assertTrue(exception["while_loading"])
        self.assertEqual(exception["locals"], [["x", 5]])


class Arguments(unittest.TestCase):
    """What becomes of the arguments."""

    def test_observed(self) -> None:
        """Arguments are sent as they are afterwards, also when an exception came."""
        for source in (
            "def f(a):\n a[0] = 9",
            "def f(a):\n a[0] = 9\n 1 / 0",
            "def f(a):\n a[0] = 9\n b = a\n a = None",
        ):
            result = call(source, [1, 2], observe_args=True)
            self.assertEqual(result["args"], [[9, 2]])
        self.assertNotIn("args", call("def f(a): pass", [1]))

    def test_too_large_afterwards(self) -> None:
        """The exception is told even where the arguments are too large."""
        result = call("def f(a):\n a.extend([0] * (1 << 22))\n 1 / 0", [1], observe_args=True)
        self.assertEqual((result["status"], "args" in result), ("raised", False))

    def test_identities(self) -> None:
        """Nodes of the input are known by number, new ones are not."""
        heads = [build_chain([1, 2], -1)[0], build_chain([3], -1)[0]]
        source = "def f(a, b):\n new = ListNode(0)\n a.next.next = new\n new.next = b\n return a.next"
        result = call(source, *heads, identities=True, observe_args=True)
        self.assertEqual(result["value"], Chain([2, 0, 3], identities=[1, -1, 2]))
        self.assertEqual(result["args"][1], Chain([3], identities=[2]))

    def test_counted(self) -> None:
        """Reads are counted, whichever way they are made; a hopeless scan ends."""
        table: Any = [
            ("def f(a): return a[0] + a[-1] + a[0]", [5, 6, 7], [2, 3]),
            ("def f(a): return a[1:3]", [5, 6, 7], [2, 2]),
            ("def f(a): return [x for x in a]", [5, 6, 7], [3, 3]),
            ("def f(a): return 6 in a", [5, 6, 7], [2, 2]),
            ("def f(a): return sorted(a) == a", [5, 6, 7], [3, 6]),
            ("def f(a): return bisect_left(a, 6)", [5, 6, 7], [2, 2]),
            ("def f(a): return a.index(7) + len(a)", (5, 6, 7), [3, 3]),
            ("def f(a): return list(reversed(a))", range(3), [3, 3]),
            ("def f(a): return a[10]", [5, 6, 7], [0, 0]),
        ]
        for source, sequence, reads in table:
            with self.subTest(source):
                self.assertEqual(call(source, counted(sequence, 10, 30))["reads"], [reads])
        for source in ("def f(a): return 10 ** 13 in a", "def f(a): return a[:]", "def f(a): return sum(a)"):
            with self.subTest(source):
                result = call(source, counted(range(10**12), 42, 126))
                self.assertEqual(result["exception"]["class"], "ReadTooMuch")
                self.assertGreater(result["reads"][0][1], 126)


class Output(unittest.TestCase):
    """What is printed."""

    def test_prints_are_not_lost(self) -> None:
        """Buffers are written before the process ends, lone surrogates included."""
        source = "import sys\ndef f():\n print('a\\ud800', end='')\n sys.stderr.write('e')\n return 1"
        done = run(function_job(source))
        self.assertEqual((done.stdout, done.stderr, done.status), ("a\\ud800", "e", 0))

    def test_tracebacks_show_lines(self) -> None:
        """A submission that prints its own traceback sees its own lines."""
        source = "import traceback\ndef f():\n try: 1 / 0  # here\n except Exception: traceback.print_exc()"
        self.assertIn("# here", run(function_job(source)).stderr)

    def test_trace_pipe(self) -> None:
        """Where the program stood when SIGXCPU came."""
        source = "import os, signal\ndef f():\n os.kill(os.getpid(), signal.SIGXCPU)\n return 1"
        done = run(function_job(source))
        self.assertIn('"solution.py", line 3 in f', done.trace)
        self.assertEqual(done.result["value"], 1)


class Frames(unittest.TestCase):
    """The conversation itself."""

    def test_order(self) -> None:
        """Hello with the version, ready, result."""
        done = run(function_job("def f(): return 1"))
        self.assertEqual([kind for kind, _ in done.frames], [1, 3, 6])
        version = "%d.%d.%d" % sys.version_info[:3]
        self.assertEqual(done.frames[0][1], encode({"protocol": 2, "python": version}))


if __name__ == "__main__":
    unittest.main()
