"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"insert": 1, "contains": 1, "delete": 1, "values": 0, "root": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("BinarySearchTree", "__init__") and not arguments, "constructor"
    for name, arguments in calls[1:]:
        assert PARAMETERS.get(name) == len(arguments), "call"
        for value in arguments:
            assert type(value) is int, "type of a value"
            assert abs(value) <= c["value_max"], "range of a value"
