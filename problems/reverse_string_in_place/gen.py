"""Generates inputs of reverse_string_in_place; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict

LETTERS = "abcdefghijklmnopqrstuvwxyzABC 0123456789äöß漢🐍"


def drawn(rng: random.Random, c: Dict[str, int], n: int) -> Dict[str, Any]:
    """So many characters."""
    return {"chars": [LETTERS[rng.randrange(len(LETTERS))] for _ in range(n)]}
