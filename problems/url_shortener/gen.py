"""Generates traffic of a shortener; what comes of it the reference says."""

from __future__ import annotations

import random
from typing import Any, Dict, List

Step = List[Any]


def drawn(rng: random.Random, c: Dict[str, Any], steps: int, addresses: int) -> List[Step]:
    """Few addresses in several spellings, short lives, and aliases that are asked for more than once."""
    made: List[Step] = [["start", [50]]]
    shortened = 0
    for _ in range(steps):
        draw = rng.random()
        url = _spelled(rng, rng.randrange(addresses))
        label = rng.choice(["docs", "home", "x-1", "shop"])
        if draw < 0.35:
            made.append(["shorten", [url]])
            shortened += 1
        elif draw < 0.5:
            made.append(["alias", [url, label]])
        elif draw < 0.6:
            made.append(["wait", [rng.choice([1, 5, 10, 25, 0.5])]])
        else:
            # The number of different codes is not known here; the first few exist soon.
            code = label if rng.random() < 0.3 or not shortened else "code %d" % rng.randint(1, min(shortened, 2))
            made.append([rng.choice(["resolve", "resolve", "visits"]), [code]])
    return made


def _spelled(rng: random.Random, number: int) -> str:
    scheme = rng.choice(["https", "HTTPS", "https"])
    host = rng.choice(["example.org", "Example.Org", "example.org:443"])
    return "%s://%s/page/%d%s" % (scheme, host, number, rng.choice(["", "", "#top"]))


def many(rng: random.Random, c: Dict[str, Any], links: int) -> List[Step]:
    """So many links, each looked up."""
    first = rng.randrange(1000)
    made: List[Step] = [["start", [1000]], ["shorten_many", [first, links]], ["resolve_many", [first, links]]]
    return [*made, ["shorten_many", [first, links // 10]], ["resolve_many", [first, links // 10]]]
