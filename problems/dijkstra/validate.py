"""Says which maps are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], n: int, edges: List[List[int]], start: int) -> None:
    assert type(n) is int and 1 <= n <= c["n_max"], "number of places"
    assert type(start) is int and 0 <= start < n, "`start` is no place"
    assert type(edges) is list, "`edges` is not a list"
    assert len(edges) <= c["edges_max"], f"{len(edges)} roads"
    for road in edges:
        assert type(road) is list and len(road) == 3, "a road is not three numbers"
        assert all(type(number) is int for number in road), "a number is not an integer"
        a, b, length = road
        assert 0 <= a < n and 0 <= b < n, "a road to nowhere"
        assert abs(length) <= c["length_max"], "a length is out of bounds"
