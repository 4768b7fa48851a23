"""Which sequences of steps are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"make": 1, "increment": 0, "value": 0, "multiply": 1, "fail": 0, "reset": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse steps without a counter, and races that are too large."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    assert calls[0][0] == "make", "a counter first"
    for name, arguments in calls:
        assert all(type(one) is int for one in arguments), "types"
        if name.startswith("race"):
            assert name in ("race", "race_returned", "race_updates", "race_resets", "race_failures"), "step"
            threads, turns = arguments
            assert 1 <= threads <= c["threads_max"] and 1 <= turns <= c["turns_max"], "size of a race"
            continue
        assert PARAMETERS.get(name) == len(arguments), "step"
        assert all(abs(one) <= c["start_max"] for one in arguments), "range"
