"""Call sequences for the queue; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], calls: int) -> Calls:
    """Any call that has an answer; the empty queue is left to the hand-written cases."""
    made: Calls = [["FifoQueue", []]]
    length = 0
    while len(made) < calls:
        draw = rng.random()
        if draw < 0.35:
            made.append(["enqueue", [_value(rng, c)]])
            length += 1
        elif draw < 0.45:
            group = [_value(rng, c) for _ in range(rng.randrange(5))]
            made.append(["enqueue_all", [group]])
            length += len(group)
        elif length == 0:
            made.append(["size", []])
        elif draw < 0.85:
            made.append(["dequeue", []])
            length -= 1
        else:
            made.extend([["peek", []], ["size", []]])
    return made


def long_line(rng: random.Random, c: Dict[str, Any], length: int, turns: int) -> Calls:
    """A large group arrives; then values come and go by turns, so that the line stays long."""
    group = [_value(rng, c) for _ in range(length)]
    made: Calls = [["FifoQueue", []], ["enqueue_all", [group]]]
    for turn in range(turns):
        made.extend([["dequeue", []], ["enqueue", [_value(rng, c)]]])
        if turn % 10 == 0:
            made.extend([["peek", []], ["size", []]])
    return made


def _value(rng: random.Random, c: Dict[str, Any]) -> int:
    """Drawn from so many that two neighbours are hardly ever equal."""
    return rng.randint(-c["value_max"], c["value_max"])
