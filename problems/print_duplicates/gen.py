"""Lists to look through; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEPARATORS = (" ", " ", " ", "\n", "  ")


def drawn(rng: random.Random, c: Dict[str, Any], words: int, different: int) -> str:
    """So many words, each any of so many."""
    dictionary = [_word(rng) for _ in range(different)]
    pieces: List[str] = []
    for _ in range(words):
        pieces.append(dictionary[rng.randrange(different)])
        pieces.append(SEPARATORS[rng.randrange(len(SEPARATORS))])
    return "".join(pieces)


def _word(rng: random.Random) -> str:
    return "".join(LETTERS[rng.randrange(26)] for _ in range(rng.randrange(3, 9)))
