"""Generates inputs of quick_sort; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(rng: random.Random, c: Dict[str, int], n: int, spread: int) -> Dict[str, Any]:
    """Values from -spread to spread."""
    return {"nums": [rng.randint(-spread, spread) for _ in range(n)]}


def arranged(rng: random.Random, c: Dict[str, int], n: int, order: str) -> Dict[str, Any]:
    """So many values in some order that a caller may have."""
    if order == "equal":
        return {"nums": [rng.randint(-9, 9)] * n}
    if order == "two values":
        return {"nums": [rng.randrange(2) for _ in range(n)]}
    nums = [rng.randint(-c["v_max"], c["v_max"]) for _ in range(n)]
    if order != "random":
        nums.sort(reverse=order == "descending")
    if order == "organ pipes":
        nums = nums[::2] + nums[1::2][::-1]
    return {"nums": nums}
