"""Generates rows of cards; their order the reference finds."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def drawn(rng: random.Random, c: Dict[str, Any], n: int, numbers: int) -> List[Step]:
    """Cards with few different numbers."""
    return _script([rng.randrange(numbers) for _ in range(n)])


def arranged(rng: random.Random, c: Dict[str, Any], n: int, order: str) -> List[Step]:
    """Cards in an order that is easy or hard for some ways to sort."""
    if order == "equal":
        return _script([7] * n)
    values = [rng.randrange(c["number_max"] + 1) for _ in range(n)]
    if order != "random":
        values.sort(reverse=order == "descending")
    return _script(values)


def _script(values: List[int]) -> List[Step]:
    cards = ["%d%s" % (value, _letters(i)) for i, value in enumerate(values)]
    return [["sort", [cards]], ["too_many", []], ["before", []], ["another_list", []]]


def _letters(i: int) -> str:
    text = ""
    while True:
        i, digit = divmod(i, 26)
        text = LETTERS[digit] + text
        if not i:
            return text
