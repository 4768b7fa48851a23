"""Generates inputs of reverse_string; the answers come from the first accepted reference."""

from __future__ import annotations

import random
from typing import Any, Dict

NARROW = "abcdefghijklmnopqrstuvwxyzABCXYZ 0123456789.,;!\n"
WIDE = NARROW + "äöüßéñ漢字🐍🐢"


def drawn(rng: random.Random, c: Dict[str, int], n: int, wide: bool = False) -> Dict[str, Any]:
    """So many characters, any of an alphabet."""
    letters = WIDE if wide else NARROW
    return {"text": "".join(letters[rng.randrange(len(letters))] for _ in range(n))}
