"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"push": 2, "pop": 0, "peek": 0, "size": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments, mixed priorities and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("PriorityQueue", "__init__") and len(arguments) == 1, "constructor"
    assert type(arguments[0]) is bool, "type of the mode"
    types = set()
    for name, arguments in calls[1:]:
        assert PARAMETERS.get(name) == len(arguments), "call"
        if name != "push":
            continue
        priority = arguments[0]
        types.add(type(priority))
        if type(priority) is str:
            assert len(priority) <= c["text_max"], "length of a priority"
            assert all(" " <= character <= "~" for character in priority), "a priority beyond ASCII"
        else:
            assert type(priority) is int, "type of a priority"
            assert abs(priority) <= c["priority_max"], "range of a priority"
    assert len(types) <= 1, "numbers and text"
