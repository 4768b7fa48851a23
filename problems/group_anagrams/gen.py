"""Generates inputs of group_anagrams; the answers come from the first accepted reference."""

from __future__ import annotations

import random
import string
from typing import Any, Dict


def random_words(
    rng: random.Random, c: Dict[str, int], n: int, shortest: int, longest: int, letters: int
) -> Dict[str, Any]:
    """Words of random letters; now and then an earlier word comes back with its letters shuffled."""
    alphabet = string.ascii_lowercase[-letters:]
    words = []
    for _ in range(n):
        if words and rng.random() < 0.1:
            word = list(rng.choice(words))
            rng.shuffle(word)
        else:
            word = [rng.choice(alphabet) for _ in range(rng.randint(shortest, longest))]
        words.append("".join(word))
    return {"words": words}
