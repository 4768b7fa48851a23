"""Generates networks; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, int], nodes: int, degree: int) -> Dict[str, Any]:
    """Some edges from each node, anywhere; nodes without an edge have an entry only sometimes."""
    names = [7 * i - nodes for i in range(nodes)]
    rng.shuffle(names)
    graph: Dict[int, List[int]] = {}
    for name in names:
        neighbours = [names[rng.randrange(nodes)] for _ in range(rng.randrange(2 * degree + 1))]
        if neighbours or rng.random() < 0.5:
            graph[name] = neighbours
    return {"graph": graph, "start": names[0], "goal": names[-1]}


def layered(rng: random.Random, c: Dict[str, int], layers: int, width: int) -> Dict[str, Any]:
    """Everybody in a layer has an edge to everybody in the next one; the goal is behind the last."""
    graph: Dict[int, List[int]] = {0: list(range(1, width + 1))}
    for layer in range(layers):
        first = 1 + layer * width
        following = list(range(first + width, first + 2 * width))
        if layer == layers - 1:
            following = [first + width]
        for node in range(first, first + width):
            rng.shuffle(following)
            graph[node] = list(following)
    return {"graph": graph, "start": 0, "goal": 1 + layers * width}


def star(rng: random.Random, c: Dict[str, int], leaves: int, reachable: bool) -> Dict[str, Any]:
    """One node with edges to all others, and one step from the last of them to the goal, or not."""
    last = leaves
    graph = {0: list(range(1, leaves + 1)), last: [last + 1], last + 2: [0]}
    return {"graph": graph, "start": 0, "goal": last + 1 if reachable else last + 2}


def long_way(rng: random.Random, c: Dict[str, int], length: int) -> Dict[str, Any]:
    """A path far longer than Python may recurse."""
    return {"graph": {i: [i + 1, i - 1] for i in range(length)}, "start": 0, "goal": length}
