"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"enqueue": 1, "enqueue_all": 1, "dequeue": 0, "peek": 0, "size": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("FifoQueue", "__init__") and not arguments, "constructor"
    for name, arguments in calls[1:]:
        assert PARAMETERS.get(name) == len(arguments), "call"
        values = arguments
        if name == "enqueue_all":
            values = arguments[0]
            assert type(values) is list and len(values) <= c["group_max"], "group"
        for value in values:
            assert type(value) is int, "type of a value"
            assert abs(value) <= c["value_max"], "range of a value"
