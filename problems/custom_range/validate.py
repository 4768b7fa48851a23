"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse numbers beyond the limits, what comes before the first range, and loops that take too long."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    numbers: List[int] = []
    for name, arguments in calls:
        for value in arguments:
            assert type(value) is int and abs(value) <= c["number_max"], "number"
        if name == "make":
            assert 1 <= len(arguments) <= 3, "number of arguments"
            numbers = arguments
            continue
        assert numbers, "made first"
        if name in ("pairs", "zipped"):
            assert not arguments and _length(numbers) <= 300, "length"
        elif name == "length":
            assert not arguments, "no arguments"
        else:
            assert name in ("items", "item", "contains", "backwards") and len(arguments) == 1, "step"
            if name in ("items", "backwards"):
                assert 0 <= arguments[0] <= c["items_max"], "number of items"


def _length(numbers: List[int]) -> int:
    return len(range(*numbers)) if len(numbers) < 3 or numbers[2] else 0
