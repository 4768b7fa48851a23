"""Generates inputs of my_problem; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Dict


def drawn(rng: random.Random, c: Dict[str, int], n: int) -> str:
    """So many integers, five a line; `rng` is the only source of chance."""
    numbers = [str(rng.randint(-c["v_max"], c["v_max"])) for _ in range(n)]
    lines = [" ".join(numbers[at : at + 5]) for at in range(0, n, 5)]
    return "".join(line + "\n" for line in lines)
