"""Generates calls of functions that fail at random; what comes of them the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List

FAILURES = ["OSError", "TimeoutError", "ValueError"]


def drawn(rng: random.Random, c: Dict[str, Any], calls: int, attempts: int) -> List[List[Any]]:
    """One decorated function, called so many times; ValueErrors are not to be retried."""
    delay, factor = rng.choice([0.5, 1, 2, 3.25]), rng.choice([1, 1.5, 2, 3])
    made: List[List[Any]] = [["decorate", [attempts, delay, factor, ["OSError"]]]]
    for i in range(calls):
        failures = rng.randint(0, attempts + 1)
        script = [rng.choice(FAILURES[:2] * 6 + FAILURES) for _ in range(failures)]
        made.append(["behave", [*script, i]])
        made.append(["call", [i]])
        made.append(["pauses", []])
        made.append(["runs", []])
    return made
