"""Generates inputs of merge_intervals; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def random_intervals(
    rng: random.Random, c: Dict[str, int], n: int, spread: int, longest: int
) -> Dict[str, Any]:
    """Starts anywhere from -spread to spread, lengths from 0 to `longest`."""
    intervals = []
    for _ in range(n):
        start = rng.randint(-spread, spread)
        intervals.append([start, start + rng.randint(0, longest)])
    return {"intervals": intervals}


def separate_intervals(
    rng: random.Random, c: Dict[str, int], n: int, pairs: bool = False
) -> Dict[str, Any]:
    """Intervals that share no point, in random order; with `pairs` every second one touches another."""
    intervals = []
    end = -c["v_max"] // 2
    for i in range(n):
        start = end if pairs and i % 2 else end + rng.randint(1, 1000)
        end = start + rng.randint(1, 1000)
        intervals.append([start, end])
    rng.shuffle(intervals)
    return {"intervals": intervals}
