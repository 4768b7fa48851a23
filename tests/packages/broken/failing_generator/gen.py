"""Generates inputs; something is wrong with it."""

from __future__ import annotations

import random
from typing import Dict


def drawn(rng: random.Random, c: Dict[str, int], size: int) -> Dict[str, int]:
    return {"number": c["no_such_constant"]}
