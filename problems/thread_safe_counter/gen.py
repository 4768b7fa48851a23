"""Sequences of steps; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def random_steps(rng: random.Random, c: Dict[str, Any], steps: int) -> List[List[Any]]:
    """Everything in a random order, races among it."""
    made: List[List[Any]] = [["make", [rng.randint(-50, 50)]]]
    while len(made) < steps:
        draw = rng.random()
        if draw < 0.2:
            kind = rng.choice(["race", "race_returned", "race_updates", "race_resets", "race_failures"])
            made.append([kind, [rng.randint(2, 4), rng.randint(3, 8)]])
        elif draw < 0.3:
            made.append(["multiply", [rng.randint(-3, 3)]])
        else:
            made.append([rng.choice(["increment", "increment", "value", "fail", "reset"]), []])
    return made
