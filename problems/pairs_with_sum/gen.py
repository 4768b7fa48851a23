"""Generates inputs of pairs_with_sum; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(rng: random.Random, c: Dict[str, int], n: int, spread: int) -> Dict[str, Any]:
    """Values from -spread to spread; some pair fits, and its half is there twice in every other case."""
    nums = [rng.randint(-spread, spread) for _ in range(n)]
    target = nums[n // 2] + nums[-1]
    if n % 20 == 0:
        target = 2 * nums[0]
        nums.insert(n // 3, nums[0])
        nums.pop()
    return {"nums": nums, "target": target}
