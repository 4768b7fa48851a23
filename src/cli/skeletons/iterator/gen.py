"""Generates inputs of my_problem; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Dict


def drawn(rng: random.Random, c: Dict[str, int], most: int) -> Dict[str, int]:
    """A start in the upper half, and all items taken; `rng` is the only source of chance."""
    start = rng.randint(most // 2, most)
    return {"start": start, "take": start + 1}
