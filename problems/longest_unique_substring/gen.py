"""Generates inputs of longest_unique_substring; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict

PRINTABLE = 0x21
IDEOGRAPHS = 0x4E00


def random_text(rng: random.Random, c: Dict[str, int], n: int, letters: int) -> Dict[str, Any]:
    """Every character drawn at random: the windows stay short, about the root of `letters`."""
    return {"s": "".join(chr(PRINTABLE + rng.randrange(letters)) for _ in range(n))}


def wide_windows(
    rng: random.Random, c: Dict[str, int], n: int, letters: int, disturbed: bool = False
) -> Dict[str, Any]:
    """A shuffled alphabet again and again, so that a window as long as the alphabet fits everywhere.

    When it is `disturbed`, some characters are replaced by others and break the windows.
    """
    alphabet = [chr(IDEOGRAPHS + i) for i in range(letters)]
    rng.shuffle(alphabet)
    text = [alphabet[i % letters] for i in range(n)]
    if disturbed:
        for _ in range(2 * n // letters):
            text[rng.randrange(n)] = rng.choice(alphabet)
    return {"s": "".join(text)}
