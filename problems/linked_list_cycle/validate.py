"""Which lists are legal, with a cycle or without."""

from __future__ import annotations

from typing import Any, Dict


def validate(c: Dict[str, Any], head: Any) -> None:
    """Refuse long lists, references to nowhere and values of other kinds."""
    values = [] if head is None else head
    if type(head) is dict:
        assert set(head) == {"values", "pos"}, "keys"
        values = head["values"]
        assert type(head["pos"]) is int and 0 <= head["pos"] < len(values), "pos"
    assert type(values) is list, "type"
    assert len(values) <= c["n_max"], "length"
    for value in values:
        _validate_value(c, value)


def _validate_value(c: Dict[str, Any], value: Any) -> None:
    if type(value) in (str, list):
        assert len(value) <= c["length_max"], "length of a value"
    if type(value) is not str:
        for number in value if type(value) is list else [value]:
            assert type(number) is int, "type of a value"
            assert abs(number) <= c["value_max"], "range of a value"
