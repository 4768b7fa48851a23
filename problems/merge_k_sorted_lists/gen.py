"""Sorted lists to merge; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(
    rng: random.Random, c: Dict[str, Any], lists: int, longest: int, bound: int
) -> Dict[str, Any]:
    """Lists of any length up to `longest`, empty ones among them."""
    return {"lists": [_ascending(rng, rng.randint(0, longest), bound) for _ in range(lists)]}


def sized(rng: random.Random, c: Dict[str, Any], lists: int, size: int, bound: int) -> Dict[str, Any]:
    """So many nodes, dealt out to all lists alike."""
    lengths = [size // lists + (i < size % lists) for i in range(lists)]
    return {"lists": [_ascending(rng, length, bound) for length in lengths]}


def _ascending(rng: random.Random, length: int, bound: int) -> List[int]:
    return sorted(rng.randint(-bound, bound) for _ in range(length))
