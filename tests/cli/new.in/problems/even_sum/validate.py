"""Says which inputs of even_sum are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], values: List[int]) -> None:
    assert type(values) is list, "`values` is not a list"
    assert len(values) <= c["n_max"], "too many values"
    assert all(type(value) is int for value in values), "a value is not an integer"
    assert all(abs(value) <= c["v_max"] for value in values), "a value is out of bounds"
