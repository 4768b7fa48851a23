"""Pairs of lists to merge; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Union

Number = Union[int, float]


def drawn(rng: random.Random, c: Dict[str, Any], sizes: List[int], bound: int) -> Dict[str, Any]:
    """Integers in the first list, floats in the second, many of them equal where `bound` is small."""
    first = sorted(rng.randint(-bound, bound) for _ in range(sizes[0]))
    second = sorted(float(rng.randint(-bound, bound)) for _ in range(sizes[1]))
    return {"first": first, "second": second}


def alike(rng: random.Random, c: Dict[str, Any], size: int) -> Dict[str, Any]:
    """Two lists of the same size."""
    return drawn(rng, c, [size, size], c["value_max"])
