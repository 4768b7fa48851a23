"""Generates inputs of even_sum; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(rng: random.Random, c: Dict[str, int], n: int) -> Dict[str, Any]:
    """So many values over the whole range; `rng` is the only source of chance."""
    return {"values": [rng.randint(-c["v_max"], c["v_max"]) for _ in range(n)]}
