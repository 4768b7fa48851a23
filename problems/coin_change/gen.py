"""Generates inputs of coin_change; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(
    rng: random.Random,
    c: Dict[str, int],
    kinds: int,
    amount: int,
    smallest: int,
    largest: int,
    even: bool = False,
) -> Dict[str, Any]:
    """Different values, the smallest one among them; only even ones if `even`."""
    step = 2 if even else 1
    others = list(range(smallest + step, largest + 1, step))
    rng.shuffle(others)
    coins = [smallest] + others[: kinds - 1]
    rng.shuffle(coins)
    return {"coins": coins, "amount": amount}
