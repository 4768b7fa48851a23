"""Which scripts are legal."""

from __future__ import annotations

import re
from typing import Any, Dict, List

CARD = re.compile("([0-9]{1,7})[a-z]{1,4}")


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse what is no card, too many cards, and looks at what was not sorted."""
    assert 1 <= len(calls) <= 20, "number of steps"
    assert calls[0][0] == "sort", "sorted first"
    for name, arguments in calls:
        if name != "sort":
            assert name in ("before", "another_list", "too_many") and not arguments, "step"
            continue
        (cards,) = arguments
        assert type(cards) is list and len(cards) <= c["n_max"], "number of cards"
        for card in cards:
            match = CARD.fullmatch(card) if type(card) is str else None
            assert match is not None, "a card"
            assert int(match.group(1)) <= c["number_max"], "number"
