"""Call sequences for union-find; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Optional

Calls = List[List[Any]]


def random_calls(rng: random.Random, c: Dict[str, Any], n: int, calls: int) -> Calls:
    """Calls of all kinds; members that were named before are drawn more often."""
    made: Calls = [["UnionFind", [n]]]
    while len(made) < calls:
        a, b = rng.randrange(n), rng.randrange(n)
        draw = rng.random()
        if draw < 0.4:
            made.append(["union", [a, b]])
        elif draw < 0.75:
            made.append(["connected", [a, b]])
        elif draw < 0.9:
            made.append(["group_size", [a]])
        else:
            made.append(["count", []])
    return made


def chain(
    rng: random.Random,
    c: Dict[str, Any],
    n: int,
    order: str,
    turned: bool = False,
    asks: Optional[int] = None,
) -> Calls:
    """Joins neighbours in order, then asks for members of both ends, where the way may be longest."""
    made: Calls = [["UnionFind", [n]]]
    links = range(n - 1) if order == "upwards" else range(n - 2, -1, -1)
    for i in links:
        made.append(["union", [i + 1, i] if turned else [i, i + 1]])
    for i in range(n // 3 if asks is None else asks):
        near, far = rng.randrange(n // 100 + 1), n - 1 - rng.randrange(n // 100 + 1)
        made.append(["connected", [near, far] if i % 2 else [far, near]])
    made.extend([["group_size", [0]], ["group_size", [n - 1]], ["count", []]])
    return made
