"""Sources that are refused before anything of them runs, and what a problem forbids."""

from __future__ import annotations

import unittest
from typing import Any

from driver import call, function_job, run


class Refusals(unittest.TestCase):
    """Sources that are not run."""

    def test_syntax(self) -> None:
        """Line and column in characters."""
        table: Any = [
            ("def f(a)\n  return 1", 1, 8),
            ("x = '\xe9\xe9' + * 2", 1, None),
            ("def f():\n\treturn 1\n        return 2", 3, None),
            ("\xe9\xe9 = 1; return 5", 1, 8),
            ("print 1", 1, None),
            ("f(\x00)", None, None),
        ]
        for source, line, column in table:
            with self.subTest(source):
                refusal = call(source)
                self.assertEqual(refusal["reason"], "syntax")
                if line is not None:
                    self.assertEqual(refusal["line"], line)
                if column is not None:
                    self.assertEqual(refusal["column"], column)

    def test_nesting(self) -> None:
        """What the parser cannot hold is refused, not raised."""
        self.assertEqual(call("x = " + "(" * 5000 + ")" * 5000)["reason"], "syntax")

    def test_encoding(self) -> None:
        """Bytes that are no text, and codings that do not exist."""
        table: Any = [
            (b"# coding: no-such\nx = 1", 1, 0, 17, "unknown encoding: no-such"),
            (b"# coding: no-such\nx = '\xe9'", 1, 0, 17, "unknown encoding: no-such"),
            (b"x = 1\n\n\ny = '\xe9'", 4, 5, 6, "byte 0xe9 is not UTF-8"),
            (b"x = '\xff'", 1, 5, 6, "byte 0xff is not UTF-8"),
            (b"x = 1\n# \xe2\x82", 2, 2, 4, "byte 0xe2 is not UTF-8"),
            (b"\xef\xbb\xbfx = '\xff'", 1, 8, 9, "byte 0xff is not UTF-8"),
            (b"\xef\xbb\xbf# coding: latin-1\nx = 1", 1, 0, 20, "encoding problem: utf-8"),
            (b"# coding: ascii\ny = '\xc3\xa9'", 2, 5, 6, "byte 0xc3 is not ascii"),
            (b"#!/bin/python\n# coding: rot13\nx = 1", 2, 0, 15, "rot13 is no encoding of text"),
            (b"# coding: undefined\nx = 1", 1, 0, 19, "undefined is no encoding of text"),
            (b"# coding: base64\nx = '\xe9'", 1, 0, 16, "base64 is no encoding of text"),
        ]
        for source, line, start, end, message in table:
            with self.subTest(source):
                refusal = call(source)
                place = (refusal["reason"], refusal["line"], refusal["column"], refusal["end_column"])
                self.assertEqual(place, ("encoding", line, start, end))
                self.assertEqual(refusal["message"], message)

    def test_warnings_are_not_printed(self) -> None:
        """A warning of the compiler would come with every case."""
        self.assertEqual(run(function_job("def f(): return '\\d' is 1")).stderr, "")

    def test_forbidden(self) -> None:
        """What it is and where it stands, found on the syntax tree."""
        forbid = {
            "imports": ["itertools", "os.path"],
            "calls": ["sorted", ".sort", ".pop(0)", "collections.deque", "int(x, 2)"],
        }
        table: Any = [
            ("import itertools", "import itertools", 1, 0, 16),
            ("import sys, itertools as it", "import itertools", 1, 0, 27),
            ("from itertools import chain", "import itertools", 1, 0, 27),
            ("from os import path", "import os.path", 1, 0, 19),
            ("x = __import__('itertools')", "import itertools", 1, 4, 27),
            ("def f(a): return '\xe9', sorted(a)", "sorted", 1, 22, 28),
            ("def f(a):\n a.sort()", ".sort", 2, 1, 7),
            ("def f(a): return max(a, key=list.sort)", ".sort", 1, 28, 37),
            ("def f(a): return a.pop(0)", ".pop(0)", 1, 17, 25),
            ("from collections import deque", "collections.deque", 1, 0, 29),
            ("import collections as c\nx = c.deque()", "collections.deque", 2, 4, 11),
            ("from collections import *\nx = deque()", "collections.deque", 2, 4, 9),
            ("def f(a): return getattr(a, 'sort')", ".sort", 1, 17, 35),
            ("import builtins\nx = builtins.sorted", "sorted", 2, 4, 19),
        ]
        for source, name, line, column, end in table:
            with self.subTest(source):
                refusal = call(source, forbid=forbid)
                self.assertEqual(
                    refusal,
                    {"reason": "forbidden", "name": name, "line": line, "column": column, "end_column": end},
                )
        allowed = (
            "def f(a): return a.pop()",
            "def sorted(a): return a\ndef f(a): return sorted(a)",
            "def f(a): return a.pop(1)",
        )
        for source in allowed:
            with self.subTest(source):
                self.assertEqual(call(source, [1, 2], forbid=forbid)["status"], "returned")

    def test_taken_away_at_run_time(self) -> None:
        """What the tree does not show is not there either, while the library keeps it."""
        forbid = {"imports": ["itertools"], "calls": ["sorted", "collections.deque"]}
        table = [
            ("def f(): return eval('sor' + 'ted')([2, 1])", "NameError"),
            ("def f(): exec('import iter' + 'tools')", "ImportError"),
            ("def f(): return permutations([1])", "NameError"),
            ("def f(): return deque()", "NameError"),
        ]
        for source, name in table:
            with self.subTest(source):
                self.assertEqual(call(source, forbid=forbid)["exception"]["class"], name)
        library = "from collections import Counter\ndef f(): return Counter('aab').most_common()"
        self.assertEqual(call(library, forbid=forbid)["value"], [("a", 2), ("b", 1)])


if __name__ == "__main__":
    unittest.main()
