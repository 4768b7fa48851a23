"""Generates graphs; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict


def drawn(rng: random.Random, c: Dict[str, int], nodes: int, degree: int) -> Dict[str, Any]:
    """From each node up to twice `degree` edges, anywhere."""
    names = [3 * i - nodes for i in range(nodes)]
    rng.shuffle(names)
    graph = {
        name: [names[rng.randrange(nodes)] for _ in range(rng.randint(1, 2 * degree))]
        for name in names
    }
    return {"graph": graph, "start": names[nodes // 2]}


def path(rng: random.Random, c: Dict[str, int], nodes: int) -> Dict[str, Any]:
    """A way through all nodes, with edges back along it and a few ahead that come too late."""
    names = list(range(nodes))
    rng.shuffle(names)
    graph = {}
    for i, name in enumerate(names):
        neighbours = [names[i + 1]] if i + 1 < nodes else []
        if i % 3 == 0:
            neighbours.append(names[min(nodes - 1, i + 2)])
        elif i % 3 == 1:
            neighbours.insert(0, names[i - 1])
        graph[name] = neighbours
    return {"graph": graph, "start": names[0]}
