"""Generates requests of some users; what is allowed the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]


def drawn(rng: random.Random, c: Dict[str, Any], steps: int, users: int) -> List[Step]:
    """Requests at random; the clock goes on by eighths of seconds, and back now and then."""
    capacity, rate = rng.choice([2, 5, 8.5]), rng.choice([0.5, 1, 4])
    made: List[Step] = [["start", [capacity, rate]]]
    for _ in range(steps):
        user, draw = "user %d" % rng.randrange(users), rng.random()
        cost = rng.choice([0.5, 1, 1.5, 2])
        if draw < 0.3:
            made.append(["allow", [user]])
        elif draw < 0.5:
            made.append(["allow", [user, cost]])
        elif draw < 0.6:
            made.append(["tokens", [user]])
        elif draw < 0.7:
            made.append(["retry_after", [user, cost]])
        elif draw < 0.95:
            made.append(["wait", [rng.choice([1, 2, 4, 8, 20]) / 8]])
        else:
            made.append(["wait", [-rng.choice([1, 2, 4, 8, 20]) / 8]])
    return made


def crowd(rng: random.Random, c: Dict[str, Any], users: int) -> List[Step]:
    """So many users, twice."""
    made: List[Step] = [["start", [1, 1]], ["allow_many", [users, 2, 0.25 / users]]]
    return [*made, ["wait", [0.5]], ["allow_many", [max(1, users // 4), 2, 0]]]
