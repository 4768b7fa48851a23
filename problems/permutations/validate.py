"""Which lists are legal; the arrangements themselves are not known here."""

from __future__ import annotations

from collections import Counter
from math import factorial
from typing import Any, Dict, List


def validate(c: Dict[str, Any], items: List[int]) -> None:
    """Refuse long lists, values out of range and lists with too many arrangements."""
    assert type(items) is list, "type"
    assert len(items) <= c["n_max"], "length"
    for value in items:
        assert type(value) is int, "type of a value"
        assert abs(value) <= c["value_max"], "range of a value"
    results = factorial(len(items))
    for count in Counter(items).values():
        results //= factorial(count)
    assert results <= c["results_max"], f"{results} arrangements"
