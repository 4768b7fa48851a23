"""Generates arithmetic with a few vectors; what comes of it the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, Any], steps: int) -> List[List[Any]]:
    """Expressions with binary fractions, so that every order of adding gives the same."""
    made: List[List[Any]] = []
    for name in "abc":
        made.append(["run", ["%s = Vector(%s, %s)" % (name, _number(rng), _number(rng))]])
    for _ in range(steps):
        first, second = rng.choice("abc"), rng.choice("abc")
        draw = rng.random()
        if draw < 0.4:
            made.append(["vector", ["%s %s %s * %s" % (first, rng.choice("+-"), second, _number(rng))]])
        elif draw < 0.6:
            made.append(["vector", ["(-%s + %s) * %s" % (first, second, rng.choice([-2, 0.5, 3]))]])
        elif draw < 0.75:
            made.append(["value", ["%s + %s == %s - -%s" % (first, second, second, first)]])
        elif draw < 0.85:
            made.append(["value", ["hash(%s) == hash(%s * 1.0)" % (first, first)]])
        else:
            made.append(["run", ["%s %s= %s" % (first, rng.choice("+-"), second)]])
            made.append(["run", ["%s *= 0.5" % first]])
    return made + [["vector", [name]] for name in "abc"]


def _number(rng: random.Random) -> Any:
    number = rng.randint(-20, 20)
    return number if rng.random() < 0.5 else number / 4
