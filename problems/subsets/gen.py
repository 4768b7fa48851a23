"""Lists with runs of equal values; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def runs(rng: random.Random, c: Dict[str, Any], lengths: List[int]) -> Dict[str, List[int]]:
    """Different values, ascending, each as often as `lengths` says."""
    values: List[int] = []
    while len(values) < len(lengths):
        value = rng.randint(-c["value_max"], c["value_max"])
        if value not in values:
            values.append(value)
    values.sort()
    return {"items": [value for value, length in zip(values, lengths) for _ in range(length)]}


def different(rng: random.Random, c: Dict[str, Any], n: int) -> Dict[str, List[int]]:
    """Different values, ascending."""
    return runs(rng, c, [1] * n)
