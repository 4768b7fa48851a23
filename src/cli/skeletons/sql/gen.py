"""Generates tables of my_problem; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, int], n: int) -> Dict[str, List[Any]]:
    """So many customers and orders; `rng` is the only source of chance."""
    customers = [(id, "c%d" % rng.randint(1, n)) for id in range(1, n + 1)]
    buyers = [None, *range(1, n // 2 + 1)]
    orders = [(id, rng.choice(buyers), rng.randint(0, 4000) / 4) for id in range(1, n + 1)]
    return {"customers": customers, "orders": orders}
