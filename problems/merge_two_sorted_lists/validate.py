"""Which pairs of lists are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], first: List[Any] | None, second: List[Any] | None) -> None:
    """Refuse long lists, cyclic lists (which arrive as a dict), and values that are no numbers or do not ascend."""
    for chain in (first, second):
        values = [] if chain is None else chain
        assert type(values) is list, "a list without a cycle"
        assert len(values) <= c["n_max"], "length"
        for value in values:
            assert type(value) in (int, float), "type of a value"
            assert -c["value_max"] <= value <= c["value_max"], "range of a value"
        assert all(left <= right for left, right in zip(values, values[1:])), "order"
