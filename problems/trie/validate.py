"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

METHODS = ("insert", "search", "starts_with", "count_prefix")


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("Trie", "__init__") and not arguments, "constructor"
    inserted = False
    for name, arguments in calls[1:]:
        assert name in METHODS and len(arguments) == 1, "call"
        word = arguments[0]
        assert type(word) is str and len(word) <= c["length_max"], "length of a word"
        assert all("a" <= letter <= "z" for letter in word), "letters of a word"
        inserted = inserted or name == "insert"
        assert inserted or name != "starts_with" or word, "the empty prefix of nothing"
