"""Generates inputs of two_sum; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, Optional


def planted_pair(
    rng: random.Random,
    c: Dict[str, int],
    n: int,
    at: str = "anywhere",
    spread: Optional[int] = None,
    equal: bool = False,
) -> Dict[str, Any]:
    """Hides one pair among multiples of 4.

    The pair leaves the remainders 1 and 2 (sum 3), or 1 and 1 (sum 2) when it is `equal`. No other two
    elements have a sum with that remainder, so the pair is unique.
    """
    reach = c["v_max"] // 8
    filler = spread or reach
    nums = [4 * rng.randrange(-filler, filler) for _ in range(n - 2)]
    first = 4 * rng.randrange(-reach, reach) + 1
    second = first if equal else 4 * rng.randrange(-reach, reach) + 2
    if at == "anywhere":
        for value in (first, second):
            nums.insert(rng.randrange(len(nums) + 1), value)
    else:
        place = {"start": 0, "middle": n // 2, "end": n - 2}[at]
        nums[place:place] = [first, second]
    return {"nums": nums, "target": first + second}
