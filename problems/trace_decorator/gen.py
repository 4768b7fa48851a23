"""Sequences of steps; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

NAMES = ["add", "parse", "fetch", "store", "render"]
VALUES: List[Any] = [0, 1, -7, 2.5, "", "text", None, True, [1, 2], (3,), {"k": "v"}, b"raw"]
EXCEPTIONS = ["ValueError", "KeyError", "OSError", "ZeroDivisionError"]


def random_calls(rng: random.Random, c: Dict[str, Any], steps: int) -> List[List[Any]]:
    """Decorate now and then, call in between, and look at everything at the end."""
    made: List[List[Any]] = []
    decorated = 0
    while len(made) < steps - 3:
        draw = rng.random()
        if decorated == 0 or draw < 0.2:
            kind = "method" if rng.random() < 0.3 else "decorate"
            made.append([kind, [rng.choice(NAMES)], _behaviour(rng)])
            decorated += 1
        elif draw < 0.35 and decorated > 1:
            made.append(["other", *_arguments(rng)])
        else:
            made.append(["call", *_arguments(rng)])
    return made + [["received", []], ["name", []], ["log", []]]


def _behaviour(rng: random.Random) -> Dict[str, Any]:
    if rng.random() < 0.3:
        return {"raises": rng.choice(EXCEPTIONS), "message": "on purpose"}
    return {"script": [rng.choice(VALUES) for _ in range(rng.randint(1, 3))]}


def _arguments(rng: random.Random) -> List[Any]:
    positional = [rng.choice(VALUES) for _ in range(rng.randint(0, 2))]
    named = {key: rng.choice(VALUES) for key in rng.sample(["base", "limit", "name"], rng.randint(0, 2))}
    return [positional, named]
