"""Generates inputs of element_frequency; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, int], n: int, kinds: int) -> Dict[str, Any]:
    """So many elements, each any of so many kinds, of all types."""
    known: List[Any] = [element(rng, index) for index in range(kinds)]
    return {"items": [known[rng.randrange(kinds)] for _ in range(n)]}


def element(rng: random.Random, index: int) -> Any:
    """A different one for each index; none that equals one of another type."""
    shape = rng.randrange(5) if index else 5
    if shape == 0:
        return index + 0.5
    if shape == 1:
        return str(index)
    if shape == 2:
        return (index, None)
    if shape == 3:
        return ("t", (index, str(index)))
    return index if shape == 4 else None
