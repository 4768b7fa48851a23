"""Files of random lines; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

WORDS = ["", "a", "two words", "  ", "číslo", "1: x", "tab\there", "😀", "long " * 12]


def random_file(rng: random.Random, c: Dict[str, Any], lines: int) -> List[List[Any]]:
    """One file whose lines end in one way or the other; the last may have no end."""
    end = rng.choice(["\n", "\r\n"])
    text = end.join(rng.choice(WORDS) for _ in range(lines)) + rng.choice(["", end])
    return [["file", ["in.txt", text]], ["number", ["in.txt", "out.txt"]], ["content", ["out.txt"]], ["left_open", []]]
