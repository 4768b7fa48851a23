"""Generates inputs of first_unique_char; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict

FIRST = 0x4E00
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def drawn(rng: random.Random, c: Dict[str, int], n: int, kinds: int) -> Dict[str, Any]:
    """Each character any of so many."""
    return {"text": "".join(character(rng.randrange(kinds), kinds) for _ in range(n))}


def twins(
    rng: random.Random, c: Dict[str, int], n: int, kinds: int, unique: bool
) -> Dict[str, Any]:
    """Every character occurs at least twice, but for one near the end if `unique`.

    The last to appear for the first time comes late, so that looking for it means looking at all.
    """
    kinds = min(kinds, (n - 1) // 2)
    order = list(range(kinds))
    rng.shuffle(order)
    rest = [rng.randrange(kinds) for _ in range(n - unique - 2 * kinds)]
    again = order + rest
    rng.shuffle(again)
    text = [character(one, kinds) for one in order + again]
    if unique:
        text.insert(len(text) - n // 100, "-")
    return {"text": "".join(text)}


def character(index: int, kinds: int) -> str:
    """Letters for a small alphabet, Han characters and what follows them for a large one."""
    return LETTERS[index] if kinds <= len(LETTERS) else skip_surrogates(FIRST + index)


def skip_surrogates(code: int) -> str:
    return chr(code if code < 0xD800 else code + 0x800)
