"""Call sequences for the trie; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

LETTERS = "abcdefghijklmnopqrstuvwxyz"
Calls = List[List[Any]]


def random_calls(
    rng: random.Random, c: Dict[str, Any], calls: int, letters: int, longest: int
) -> Calls:
    """Calls of all kinds on words that often begin alike; half of the questions are about known beginnings."""
    made: Calls = [["Trie", []]]
    known: List[str] = []
    while len(made) < calls:
        word = _word(rng, letters, longest)
        draw = rng.random()
        if draw < 0.4 or not known:
            if known and draw < 0.05:
                word = rng.choice(known)
            known.append(word)
            made.append(["insert", [word]])
            continue
        if rng.random() < 0.5:
            other = known[rng.randrange(len(known))]
            word = other[: rng.randrange(len(other) + 1)]
        made.append([("search", "starts_with", "count_prefix")[rng.randrange(3)], [word]])
    return made


def many_words(rng: random.Random, c: Dict[str, Any], words: int) -> Calls:
    """As many questions as words; half of them about what is not there."""
    known = [_word(rng, 26, 7) + "xyz" for _ in range(words)]
    made: Calls = [["Trie", []]]
    made.extend(["insert", [word]] for word in known)
    for i in range(words):
        word = known[rng.randrange(words)]
        if i % 2:
            made.append(["starts_with", [word[:2] + "qqq"]])
        else:
            made.append([("search", "count_prefix")[rng.randrange(2)], [word[: 2 + i % 5]]])
    return made


def _word(rng: random.Random, letters: int, longest: int) -> str:
    length = rng.randint(1, longest)
    return "".join(LETTERS[rng.randrange(letters)] for _ in range(length))
