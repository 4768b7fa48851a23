"""Which sequences of calls are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"union": 2, "connected": 2, "group_size": 1, "count": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown calls, wrong arguments and sequences that are too long."""
    assert 1 <= len(calls) <= c["calls_max"], "number of calls"
    constructor, arguments = calls[0]
    assert constructor in ("UnionFind", "__init__") and len(arguments) == 1, "constructor"
    n = arguments[0]
    assert type(n) is int and 1 <= n <= c["n_max"], "number of members"
    for name, arguments in calls[1:]:
        assert PARAMETERS.get(name) == len(arguments), "call"
        for member in arguments:
            assert type(member) is int, "type of a member"
            assert 0 <= member < n, "range of a member"
