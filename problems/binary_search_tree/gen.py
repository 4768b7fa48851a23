"""Call sequences for the tree; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], calls: int, spread: int) -> Calls:
    """Calls of all kinds. Shapes are not asked for, since they depend on a choice once something was deleted."""
    made: Calls = [["BinarySearchTree", []]]
    held: List[int] = []
    while len(made) < calls:
        value = rng.randint(-spread, spread)
        draw = rng.random()
        if draw < 0.5:
            made.append(["insert", [value]])
            if value not in held:
                held.append(value)
        elif draw < 0.7:
            made.append(["contains", [value]])
        elif draw < 0.9 and held:
            made.append(["delete", [held.pop(rng.randrange(len(held)))]])
        else:
            made.append(["values", []])
    made.append(["values", []])
    return made


def path(rng: random.Random, c: Dict[str, Any], size: int, descending: bool) -> Calls:
    """Values that come sorted, some questions, and some deletions at the far end and in the middle."""
    values = list(range(-size, size, 2))
    if descending:
        values.reverse()
    made: Calls = [["BinarySearchTree", []]]
    made.extend(["insert", [value]] for value in values)
    made.extend([["root", []], ["values", []]])
    for _ in range(20):
        made.append(["contains", [values[-1] + rng.randrange(-9, 9)]])
    for place in (size - 1, size // 2, 0):
        made.append(["delete", [values[place]]])
    made.append(["values", []])
    return made


def bushy(rng: random.Random, c: Dict[str, Any], size: int) -> Calls:
    """Values in random order, then as many questions, and deletions of half of them."""
    values = [3 * i - size for i in range(size)]
    rng.shuffle(values)
    made: Calls = [["BinarySearchTree", []]]
    made.extend(["insert", [value]] for value in values)
    made.extend(["contains", [value + rng.randrange(2)]] for value in values)
    made.extend(["delete", [value]] for value in values[: size // 2])
    made.append(["values", []])
    return made
