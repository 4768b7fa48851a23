"""Generates inputs of binary_search; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def sorted_list(
    rng: random.Random, c: Dict[str, int], n: int, spread: int, present: bool
) -> Dict[str, Any]:
    """Random values from -spread to spread, with repeats; an absent target may lie just outside."""
    nums = sorted(rng.randint(-spread, spread) for _ in range(n))
    if present:
        return {"nums": nums, "target": rng.choice(nums)}
    held = set(nums)
    absent = [value for value in range(-spread - 1, spread + 2) if value not in held]
    return {"nums": nums, "target": rng.choice(absent)}


def arithmetic(
    rng: random.Random, c: Dict[str, int], n: int, step: int, present: bool
) -> Dict[str, Any]:
    """A lazy sequence of any length; an absent target lies in a gap between two elements."""
    start = rng.randrange(-1000, 1000)
    nums = range(start, start + n * step, step)
    target = nums[rng.randrange(n)]
    return {"nums": nums, "target": target if present else target + rng.randrange(1, step)}
