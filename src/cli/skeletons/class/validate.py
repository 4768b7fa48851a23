"""Says which calls of my_problem are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, int], calls: List[List[Any]]) -> None:
    assert calls and calls[0] == ["MyProblem", []], "the constructor comes first"
    assert len(calls) - 1 <= c["calls_max"], "too many calls"
    for name, arguments in calls[1:]:
        (word,) = arguments
        assert type(word) is str, f"an argument of {name} is not text"
        assert 1 <= len(word) <= c["length_max"], "the length of a word"
        assert word.isascii() and word.isalpha() and word.islower(), "lower-case letters only"
