"""Lists to turn around; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(
    rng: random.Random, c: Dict[str, Any], size: int, value_max: int | None = None
) -> Dict[str, List[int]]:
    """So many values; many of them equal where `value_max` is small."""
    bound = c["value_max"] if value_max is None else value_max
    return {"head": [rng.randrange(-bound, bound + 1) for _ in range(size)]}
