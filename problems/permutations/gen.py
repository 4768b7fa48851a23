"""Lists to arrange; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, Any], size: int, kinds: int) -> Dict[str, List[int]]:
    """Values drawn one by one from so many kinds."""
    values = _different(rng, c, kinds)
    return {"items": [values[rng.randrange(kinds)] for _ in range(size)]}


def runs(rng: random.Random, c: Dict[str, Any], lengths: List[int]) -> Dict[str, List[int]]:
    """One run of equal values after the other, in no order of value."""
    values = _different(rng, c, len(lengths))
    return {"items": [value for value, length in zip(values, lengths) for _ in range(length)]}


def _different(rng: random.Random, c: Dict[str, Any], count: int) -> List[int]:
    """So many different values, by nothing but `randrange`."""
    values: List[int] = []
    while len(values) < count:
        value = rng.randrange(-c["value_max"], c["value_max"] + 1)
        if value not in values:
            values.append(value)
    return values
