"""Call sequences for the stack; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], calls: int, capacity: int) -> Calls:
    """Any call that is not refused; refusals are left to the hand-written cases.

    A look is followed by `size`: if the look took the value away, that shows as a wrong answer.
    """
    made: Calls = [["BoundedStack", [capacity]]]
    held = 0
    while len(made) < calls:
        draw = rng.random()
        if draw < 0.5 and held < capacity:
            made.append(["push", [_value(rng, c)]])
            held += 1
        elif draw < 0.75 and held > 0:
            made.append(["pop", []])
            held -= 1
        elif draw < 0.9 and held > 0:
            made.extend([["peek", []], ["size", []]])
        else:
            made.append(["is_full", []])
    return made


def fill_and_drain(rng: random.Random, c: Dict[str, Any], size: int) -> Calls:
    """Fills the stack to the brim, and takes a part away again."""
    made: Calls = [["BoundedStack", [size]]]
    made.extend(["push", [_value(rng, c)]] for _ in range(size))
    made.extend([["is_full", []], ["size", []]])
    made.extend(["pop", []] for _ in range(size // 3))
    made.append(["size", []])
    return made


def _value(rng: random.Random, c: Dict[str, Any]) -> int:
    return rng.randint(-c["value_max"], c["value_max"])
