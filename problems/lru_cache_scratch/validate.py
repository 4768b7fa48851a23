"""Says which sequences of calls of lru_cache_scratch are legal."""

from __future__ import annotations

from typing import Any, Dict, List

ARGUMENTS = {"get": ["key_max"], "put": ["key_max", "value_max"]}


def validate(c: Dict[str, int], calls: List[List[Any]]) -> None:
    assert calls, "no constructor"
    constructor, operations = calls[0], calls[1:]
    assert constructor[0] in ("LRUCache", "__init__"), "no constructor"
    check_integers(constructor[1], 1, [c["capacity_max"]])
    assert len(operations) <= c["operations_max"], f"{len(operations)} operations"
    for name, arguments in operations:
        assert name in ARGUMENTS, f"unknown method {name!r}"
        check_integers(arguments, 0, [c[bound] for bound in ARGUMENTS[name]])


def check_integers(values: List[Any], least: int, most: List[int]) -> None:
    assert len(values) == len(most), f"{len(values)} arguments"
    for value, bound in zip(values, most):
        assert type(value) is int, f"{value!r} is not an integer"
        assert least <= value <= bound, f"{value} is out of bounds"
