"""Program mutants: which changes are made, and which are not."""

from __future__ import annotations

import unittest
from typing import Any, List

import wire  # noqa: F401 -- makes the package importable

from judge_harness.mutate import mutants

TABLE: Any = [
    ("x = a < b", ["< -> <="]),
    ("x = a not in b", ["not in -> in"]),
    ("x = a is  not b", ["is not -> is"]),
    ("x = (a) == (b) != c", ["== -> !=", "!= -> =="]),
    ("x = a + b * c", ["+ -> -", "* -> //"]),
    ("x = a // b", ["// -> *"]),
    ("x = (a  # + here\n + b)", ["+ -> -"]),
    ("x = 7", ["7 -> 8"]),
    ("x = -1", ["-1 -> 1", "1 -> 2"]),
    ("x = a and b and c", ["and -> or", "and -> or"]),
    ("x = not a", ["not a -> a"]),
    ("while a:\n    break", ["break -> continue"]),
    ("f(a)", ["f(a) -> pass"]),
    ("x += y", ["x += y -> pass", "+= -> -="]),
    ("def f():\n    return x", ["return x -> return None"]),
    ("def f():\n    return None", []),
    ("x = True", ["True -> False"]),
    ("x = min(a, b)", ["min -> max"]),
    ("x = a[i:]", ["i -> (i) + 1", "i -> (i) - 1"]),
    ("x = a[1:]", ["1 -> (1) - 1", "1 -> 2"]),
    ("'''1 < 2'''", []),
    ("def f(a: 'List[1]' = 0) -> 3:\n    '''doc 5'''", ["0 -> 1"]),
    ("@cache(5)\ndef f(): pass", []),
    ("x: 'A[1]' = y", []),
    ("x = f'{a + 1}'", []),
    ("\u00e9 = '\u00e9' + a", ["+ -> -"]),
    ("x = 'text'", []),
]


def changes(source: str) -> List[Any]:
    """Return the changes alone."""
    return [change for _, change, _ in mutants(source.encode("utf-8"))]


class Mutants(unittest.TestCase):
    """One source each."""

    def test_table(self) -> None:
        """The changes, in the order of the text."""
        for source, expected in TABLE:
            with self.subTest(source):
                self.assertEqual(changes(source), expected)

    def test_text(self) -> None:
        """Only the place of the change differs, and the line is its line."""
        source = "# head\nif a and \\\n   b:  # note\n    x = 'é' * 3\n".encode()
        listed: Any = mutants(source)
        found = [(line, change, bytes(text).decode()) for line, change, text in listed]
        self.assertIn((2, "and -> or", "# head\nif a or \\\n   b:  # note\n    x = 'é' * 3\n"), found)
        self.assertIn((4, "3 -> 4", "# head\nif a and \\\n   b:  # note\n    x = 'é' * 4\n"), found)

    def test_every_mutant_compiles(self) -> None:
        """Also on a larger source: this one."""
        with open(__file__, "rb") as file:
            found: Any = mutants(file.read())
        self.assertGreater(len(found), 10)
        for _, change, text in found:
            with self.subTest(change):
                compile(text, "mutant", "exec")


if __name__ == "__main__":
    unittest.main()
