"""Sequences of steps; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

KEYS = ["colour", "size", "debug"]


def random_steps(rng: random.Random, c: Dict[str, Any], steps: int) -> List[List[Any]]:
    """Classes, objects and state in a random order; a race at the end."""
    made: List[List[Any]] = [["create", ["o0", "Settings"]]]
    classes, objects = ["Settings"], ["o0"]
    while len(made) < steps - 2:
        draw = rng.random()
        if draw < 0.1 and len(classes) < 5:
            classes.append("Kind%d" % len(classes))
            made.append(["subclass", [classes[-1], rng.choice(classes[:-1])]])
        elif draw < 0.35:
            objects.append("o%d" % len(objects))
            made.append(["create", [objects[-1], rng.choice(classes)]])
        elif draw < 0.6:
            made.append(["put", [rng.choice(objects), rng.choice(KEYS), rng.randint(0, 9)]])
        elif draw < 0.8:
            made.append(["get", [rng.choice(objects), rng.choice(KEYS)]])
        elif draw < 0.9:
            made.append(["same", [rng.choice(objects), rng.choice(objects)]])
        else:
            made.append(["kind", [rng.choice(objects)]])
    return made + [["race", [rng.randint(2, 8)]], ["race_state", [rng.randint(2, 5)]]]
