"""Which lists of lists are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], lists: List[Any]) -> None:
    """Refuse too many lists or nodes, cycles (which arrive as a dict), and values that are no integers or do not ascend."""
    assert type(lists) is list, "a list"
    assert len(lists) <= c["k_max"], "number of lists"
    nodes = 0
    for chain in lists:
        values = [] if chain is None else chain
        assert type(values) is list, "a linked list without a cycle"
        nodes += len(values)
        for value in values:
            assert type(value) is int, "type of a value"
            assert abs(value) <= c["value_max"], "range of a value"
        assert all(left <= right for left, right in zip(values, values[1:])), "order"
    assert nodes <= c["n_max"], "number of nodes"
