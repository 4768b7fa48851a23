"""Generates sequences of calls of lru_cache_scratch; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Calls = List[List[Any]]


def random_operations(
    rng: random.Random, c: Dict[str, int], operations: int, capacity: int, keys: int
) -> Calls:
    """As many reads as writes, on `keys` different keys."""
    calls: Calls = [["LRUCache", [capacity]]]
    for _ in range(operations):
        key = rng.randrange(keys)
        if rng.random() < 0.5:
            calls.append(["get", [key]])
        else:
            calls.append(["put", [key, rng.randrange(c["value_max"] + 1)]])
    return calls


def pressure(rng: random.Random, c: Dict[str, int], operations: int, touch: str) -> Calls:
    """Fills a cache for a third as many keys as there are operations, uses its keys, then evicts some.

    Using the second newest key is the worst case of a list whose newest key is last, using the oldest
    that of a list whose newest key is first. Evictions reject a search for the oldest time stamp.
    """
    capacity = operations // 3
    evictions = operations // 20
    probes = operations // 80
    uses = operations - capacity - evictions - probes
    keys = rng.sample(range(c["key_max"] + 1), capacity + evictions)
    stored, fresh = keys[:capacity], keys[capacity:]
    calls: Calls = [["LRUCache", [capacity]]]
    calls += [put(rng, c, key) for key in stored]
    if touch == "second newest":
        calls += [["get", [stored[-2 + i % 2]]] for i in range(uses)]
    else:
        calls += [["get", [stored[i % capacity]]] for i in range(uses)]
    calls += [put(rng, c, key) for key in fresh]
    calls += [["get", [rng.choice(keys)]] for _ in range(probes)]
    return calls


def put(rng: random.Random, c: Dict[str, int], key: int) -> List[Any]:
    return ["put", [key, rng.randrange(c["value_max"] + 1)]]
