"""Call sequences for the list; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], calls: int, spread: int) -> Calls:
    """Calls of all kinds on few different values; only values that are there are deleted."""
    made: Calls = [["SinglyLinkedList", []]]
    held: List[int] = []
    while len(made) < calls:
        value = rng.randint(-spread, spread)
        draw = rng.random()
        if draw < 0.25:
            made.append(["append", [value]])
            held.append(value)
        elif draw < 0.4:
            made.append(["prepend", [value]])
            held.insert(0, value)
        elif draw < 0.7 and held:
            value = held[-1] if rng.random() < 0.3 else held[rng.randrange(len(held))]
            made.append(["delete", [value]])
            held.remove(value)
        elif draw < 0.8:
            made.append(["__contains__", [value]])
        elif draw < 0.9:
            made.append(["__len__", []])
        else:
            made.append(["to_list", []])
    made.append(["to_list", []])
    return made


def long_list(rng: random.Random, c: Dict[str, Any], size: int) -> Calls:
    """Values at both ends, questions about the length, and a few walks."""
    made: Calls = [["SinglyLinkedList", []]]
    for i in range(size):
        made.append([("append", "append", "prepend")[i % 3], [rng.randint(-c["value_max"], c["value_max"])]])
        if i % 2:
            made.append(["__len__", []])
    made.append(["to_list", []])
    return made
