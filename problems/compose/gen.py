"""Generates compositions of arithmetic; what comes of them the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, Any], functions: int, calls: int) -> List[List[Any]]:
    """One composition of so many functions that keep numbers small, called and looked at so many times."""
    names = [rng.choice(["increment", "negate", "increment", "scale"]) for _ in range(functions - 1)]
    made: List[List[Any]] = [["define", ["f", *_at_most_ten(names), "add"]]]
    for _ in range(calls):
        made.append(["call", ["f", rng.randint(-50, 50), rng.randint(-50, 50)]])
        made.append(["log", []])
    return made


def _at_most_ten(names: List[str]) -> List[str]:
    # Each `scale` makes the number ten times as large.
    kept: List[str] = []
    for name in names:
        kept.append("increment" if name == "scale" and kept.count("scale") == 10 else name)
    return kept
