"""Which scripts are legal."""

from __future__ import annotations

import ast
from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse what is no Python, or more than one short line of it."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    for name, arguments in calls:
        assert name in ("run", "vector", "number", "value") and len(arguments) == 1, "step"
        (text,) = arguments
        assert type(text) is str and 1 <= len(text) <= c["text_max"], "length"
        assert text.isascii() and text.isprintable(), "one line of text"
        try:
            tree = ast.parse(text, mode="exec" if name == "run" else "eval")
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            raise AssertionError("no Python") from None
        assert not isinstance(tree, ast.Module) or len(tree.body) == 1, "one statement"
