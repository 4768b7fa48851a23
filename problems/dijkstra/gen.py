"""Generates maps; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(
    rng: random.Random, c: Dict[str, int], n: int, edges: int, longest: int, near: int = 50
) -> Dict[str, Any]:
    """A tree that reaches most places, and other roads anywhere; some of them have the length 0.

    Each place hangs on one of the `near` places before it: the fewer, the deeper the tree.
    """
    names = list(range(n))
    rng.shuffle(names)
    roads = []
    for i in range(1, n - n // 20):
        before = names[rng.randrange(max(0, i - near), i)]
        roads.append([before, names[i], rng.randint(0, longest)])
    while len(roads) < edges:
        roads.append([rng.randrange(n), rng.randrange(n), rng.randint(0, longest)])
    rng.shuffle(roads)
    return {"n": n, "edges": roads, "start": names[0]}


def worse_and_worse(rng: random.Random, c: Dict[str, int], ways: int) -> Dict[str, Any]:
    """So many ways to one place, each a little shorter than those found before; from there, as many roads.

    The start is 0, the place in question 1. A stop on the way is reached the sooner, the longer its road
    to the place is.
    """
    edges = []
    for i in range(ways // 2):
        stop = 2 + i
        edges.append([0, stop, i + 1])
        edges.append([stop, 1, 3 * (ways - i)])
    for i in range(ways):
        edges.append([1, 2 + ways // 2 + i % (ways // 2), rng.randint(1, 1_000)])
    rng.shuffle(edges)
    return {"n": 2 + ways, "edges": edges, "start": 0}
