"""How many numbers are taken; the numbers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict


def items(
    rng: random.Random, c: Dict[str, Any], most: int, least: int | None = None
) -> Dict[str, int]:
    """Exactly `most`, or between `least` and `most`."""
    return {"take": most if least is None else rng.randrange(least, most + 1)}
