"""Which lists are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], items: List[int]) -> None:
    """Refuse lists that are long, not ascending or have too many subsets."""
    assert type(items) is list and len(items) <= c["n_max"], "length"
    for value in items:
        assert type(value) is int, "type of a value"
        assert abs(value) <= c["value_max"], "range of a value"
    assert all(left <= right for left, right in zip(items, items[1:])), "order"
    results = 1
    for value in set(items):
        results *= items.count(value) + 1
    assert results <= c["results_max"], "number of subsets"
