"""Generates sequences of calls of tally; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, int], calls: int) -> List[List[Any]]:
    """So many calls on few words, the constructor first; `rng` is the only source of chance."""
    words = ["".join(rng.choice("abc") for _ in range(rng.randint(1, 3))) for _ in range(10)]
    made: List[List[Any]] = [["Tally", []]]
    for _ in range(calls):
        made.append([rng.choice(["add", "count"]), [rng.choice(words)]])
    return made
