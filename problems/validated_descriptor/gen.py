"""Generates objects and assignments; what comes of them the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]


def drawn(rng: random.Random, c: Dict[str, Any], objects: int, steps: int) -> List[Step]:
    """Persons, points and ships in turn, assigned to and looked at at random."""
    made: List[Step] = [_created(rng, i) for i in range(objects)]
    for _ in range(steps):
        i = rng.randrange(objects)
        field = rng.choice([["name", "age"], ["x", "y"], ["name", "age"]][i % 3])
        if rng.random() < 0.5:
            value: Any = rng.choice(["", "Kim", "Lou", "Max"]) if field == "name" else rng.randint(-60, 240)
            made.append(["set", ["o%d" % i, field, value]])
        else:
            made.append(["get", ["o%d" % i, field]])
    return made + [["drop", ["o%d" % i]] for i in range(objects)]


def many(rng: random.Random, c: Dict[str, Any], objects: int) -> List[Step]:
    """Many objects at once, each looked at after all are there."""
    made: List[Step] = [_created(rng, i) for i in range(objects)]
    order = rng.sample(range(objects), objects)
    made += [["get", ["o%d" % i, "y" if i % 3 == 1 else "age"]] for i in order]
    return made + [["drop", ["o%d" % i]] for i in rng.sample(range(objects), objects // 10)]


def recreated(rng: random.Random, c: Dict[str, Any], objects: int) -> List[Step]:
    """So many tasks with values, then as many without, once the old ones are gone."""
    made: List[Step] = []
    for i in range(objects):
        made += [["create", ["o%d" % i, "Task"]], ["set", ["o%d" % i, "note", rng.randint(0, 99)]]]
    made += [["drop", ["o%d" % i]] for i in rng.sample(range(objects), objects)]
    for i in range(objects):
        made += [["create", ["n%d" % i, "Task"]], ["get", ["n%d" % i, "note"]]]
    return made


def _created(rng: random.Random, i: int) -> Step:
    label, number = "o%d" % i, rng.randint(0, 150)
    if i % 3 == 1:
        return ["create", [label, "Point", 1, number % 3]]
    return ["create", [label, "Person" if i % 3 == 0 else "Ship", "Kim", number]]
