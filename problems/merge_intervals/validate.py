"""Says which inputs of merge_intervals are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], intervals: List[List[int]]) -> None:
    assert type(intervals) is list, "`intervals` is not a list"
    assert 1 <= len(intervals) <= c["n_max"], f"{len(intervals)} intervals"
    for interval in intervals:
        assert type(interval) is list and len(interval) == 2, "an interval is not a pair"
        start, end = interval
        assert type(start) is int and type(end) is int, "an end is not an integer"
        assert -c["v_max"] <= start <= end <= c["v_max"], "the ends are reversed or out of bounds"
