"""Texts to count; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEPARATORS = (*[" "] * 6, "  ", ", ", ". ", "\n", "\n\n", "\t", "-", "'", "_", "7", "; ")


def drawn(rng: random.Random, c: Dict[str, Any], words: int, different: int) -> str:
    """So many words out of a dictionary, in any spelling, with all kinds of separators."""
    dictionary = [_word(rng) for _ in range(different)]
    pieces: List[str] = []
    for _ in range(words):
        pieces.append(_spelt(rng, dictionary[rng.randrange(different)]))
        pieces.append(SEPARATORS[rng.randrange(len(SEPARATORS))])
    return "".join(pieces)


def _word(rng: random.Random) -> str:
    return "".join(LETTERS[rng.randrange(26)] for _ in range(rng.randrange(1, 9)))


def _spelt(rng: random.Random, word: str) -> str:
    return [word, word, word, word.capitalize(), word.upper()][rng.randrange(5)]
