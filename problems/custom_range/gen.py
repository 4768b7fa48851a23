"""Generates ranges and looks at them; the reference says what there is to see."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]


def drawn(rng: random.Random, c: Dict[str, Any], ranges: int, bound: int) -> List[Step]:
    """So many ranges, each looked at near both ends."""
    made: List[Step] = []
    for _ in range(ranges):
        start, stop = rng.randint(-bound, bound), rng.randint(-bound, bound)
        step = rng.choice([1, 2, 3, 5, bound // 4 + 1]) * rng.choice([-1, 1])
        numbers = range(start, stop, step)
        made.append(["make", [start, stop, step]])
        made += [["length", []], ["items", [6]], ["backwards", [3]]]
        length = len(numbers)
        for index in (0, -1, length - 1, length, -length, -length - 1, rng.randint(-length, length)):
            made.append(["item", [max(-bound, min(bound, index))]])
        for value in (start, stop, start + step, stop - step, start - step, rng.randint(-bound, bound)):
            made.append(["contains", [max(-bound, min(bound, value))]])
    return made


def long(rng: random.Random, c: Dict[str, Any], n: int) -> List[Step]:
    """All elements of a range, in both directions, and a look into one that is far longer."""
    start, step = rng.randint(-1000, 1000), rng.choice([2, 3, -2, -3])
    made: List[Step] = [["make", [start, start + n * step, step]], ["items", [n]], ["backwards", [n]]]
    made.append(["make", [0, n * 1_000_000, 1]])
    made += [["contains", [n * 999_983 + i]] for i in range(50)]
    made += [["item", [n * 999_979 + i]] for i in range(50)]
    return [*made, ["length", []]]
