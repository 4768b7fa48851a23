"""Generates inputs of my_problem; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Dict


def counted_down(rng: random.Random, c: Dict[str, int], start: int) -> Dict[str, int]:
    """A start, and all items taken; a generator that draws does so from `rng` alone."""
    return {"start": start, "take": start + 1}
