"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"append": 1, "prepend": 1, "delete": 1, "__contains__": 1, "__len__": 0, "to_list": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("SinglyLinkedList", "__init__") and not arguments, "constructor"
    for name, arguments in calls[1:]:
        assert PARAMETERS.get(name) == len(arguments), "call"
        for value in arguments:
            assert type(value) is int, "type of a value"
            assert abs(value) <= c["value_max"], "range of a value"
