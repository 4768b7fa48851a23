"""Generates calls of memoised functions; what comes of them the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]


def drawn(rng: random.Random, c: Dict[str, Any], calls: int, values: int) -> List[Step]:
    """Calls of two functions with few values, written in every way."""
    made: List[Step] = [["memoize", ["area"]], ["memoize", ["total"]]]
    for i in range(calls):
        function = rng.choice(["area", "area", "total"])
        first, second = _value(rng, values), _value(rng, values)
        if function == "total":
            pair = [first, second]
            made.append(["call", [function, pair if rng.random() < 0.2 else tuple(pair)]])
        else:
            made.append(_written(rng, first, second))
        if i % 8 == 7:
            made.append(["runs", [function]])
    return made + [["runs", ["area"]], ["runs", ["total"]]]


def _written(rng: random.Random, width: Any, height: Any) -> Step:
    return rng.choice(
        [
            ["call", ["area", width, height]],
            ["call", ["area", width], {"height": height}],
            ["call", ["area"], {"width": width, "height": height}],
            ["call", ["area"], {"height": height, "width": width}],
            ["call", ["area", width]],
        ]
    )


def _value(rng: random.Random, values: int) -> Any:
    number = rng.randrange(values)
    return rng.choice([number, float(number), bool(number)])


def different(rng: random.Random, c: Dict[str, Any], calls: int) -> List[Step]:
    """Calls that are all different, then one of them again."""
    numbers = rng.sample(range(100_000), calls)
    made: List[Step] = [["memoize", ["echo"]]]
    made += [["call", ["echo", number]] for number in numbers]
    return made + [["call", ["echo", numbers[0]]], ["runs", ["echo"]]]
