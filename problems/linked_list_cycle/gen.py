"""Lists with and without a cycle; the answers come from the way they are made."""

from __future__ import annotations

import random
from typing import Any, Dict, Tuple


def drawn(
    rng: random.Random, c: Dict[str, Any], size: int, pos: int | None = None
) -> Tuple[Dict[str, Any], bool]:
    """So many numbers, every tenth or so already seen; the last node points to `pos` if there is one."""
    values = [rng.randrange(-5 * size, 5 * size) for _ in range(size)]
    if pos is None:
        return {"head": values}, False
    return {"head": {"values": values, "pos": pos}}, True
