"""Runs of many jobs; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List

LOOKS = ["started", "peak", "elapsed", "cancelled", "left_running", "blocked"]


def random_runs(rng: random.Random, c: Dict[str, Any], jobs: int) -> List[List[Any]]:
    """One run that succeeds and one that fails; no two jobs end at the same moment."""
    made: List[List[Any]] = []
    for kind in ("run", "run_failing"):
        # Sums of different powers of two are all different, so that no two events meet.
        delays = [rng.randint(1, 900) + index / 1024 for index in range(jobs)]
        limit = rng.randint(2, max(2, jobs // 4))
        fails = [] if kind == "run" else [rng.randrange(jobs // 2)]
        made.append([kind, [delays, limit, *fails]])
        made += [[look, []] for look in LOOKS]
    return made
