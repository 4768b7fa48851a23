"""Generates use of three managers; what comes of it the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, Any], steps: int) -> List[List[Any]]:
    """So many uses, alone and nested, with trouble now and then."""
    errors = ["ValueError", "KeyError", "LookupError", "OSError"]
    made: List[List[Any]] = [["manager", ["a"]], ["manager", ["b", "LookupError"]]]
    made.append(["manager", ["c", "ValueError", "RuntimeError"]])
    for _ in range(steps):
        ends = rng.choice(["", *errors])
        if rng.random() < 0.15:
            made.append(["trouble", [rng.choice(["acquire", "release"]), rng.choice(errors)]])
        if rng.random() < 0.5:
            made.append(["use", [rng.choice("abc"), ends]])
        else:
            made.append(["nested", [rng.choice("abc"), rng.choice("abc"), ends]])
        if rng.random() < 0.3:
            made.append(["log", []])
    return [*made, ["log", []]]
