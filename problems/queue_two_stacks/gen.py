"""Call sequences for the queue; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], calls: int, filling: float = 0.5) -> Calls:
    """Any call that has an answer; the empty queue is left to the hand-written cases.

    A look is followed by `is_empty`: if the look took the value away, that shows as a wrong answer
    and not as an exception.
    """
    made: Calls = [["TwoStackQueue", []]]
    length = 0
    while len(made) < calls:
        draw = rng.random()
        if draw < filling:
            made.append(["enqueue", [_value(rng, c)]])
            length += 1
        elif length == 0:
            made.append(["is_empty", []])
        elif draw < filling + (1 - filling) * 0.6:
            made.append(["dequeue", []])
            length -= 1
        else:
            made.extend([["peek", []], ["is_empty", []]])
    return made


def long_queue(rng: random.Random, c: Dict[str, Any], length: int) -> Calls:
    """A queue that stays long while values come and go by turns, and is emptied at the end."""
    made: Calls = [["TwoStackQueue", []]]
    made.extend(["enqueue", [_value(rng, c)]] for _ in range(length))
    for _ in range(length // 2):
        made.extend([["dequeue", []], ["enqueue", [_value(rng, c)]], ["peek", []]])
    made.extend(["dequeue", []] for _ in range(length))
    made.append(["is_empty", []])
    return made


def _value(rng: random.Random, c: Dict[str, Any]) -> int:
    """Drawn from so many that two neighbours are hardly ever equal."""
    return rng.randint(-c["value_max"], c["value_max"])
