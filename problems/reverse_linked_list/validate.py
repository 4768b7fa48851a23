"""Which lists are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], head: List[int] | None) -> None:
    """Refuse long lists, cyclic lists (which arrive as a dict) and values out of range."""
    values = [] if head is None else head
    assert type(values) is list, "a list without a cycle"
    assert len(values) <= c["n_max"], "length"
    for value in values:
        assert type(value) is int, "type of a value"
        assert abs(value) <= c["value_max"], "range of a value"
