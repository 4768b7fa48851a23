"""Which sequences of steps are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

LOOKS = ("started", "peak", "elapsed", "cancelled", "left_running", "blocked")


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse looks before the first run, and delays that are none."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    assert calls[0][0] in ("run", "run_failing"), "nothing to look at"
    for name, arguments in calls:
        if name in LOOKS:
            assert not arguments, "arguments"
            continue
        assert name in ("run", "run_failing"), "step"
        assert len(arguments) == (2 if name == "run" else 3), "arguments"
        delays, limit = arguments[:2]
        assert isinstance(delays, list) and len(delays) <= c["jobs_max"], "number of jobs"
        assert all(type(one) in (int, float) and 0 <= one <= c["delay_max"] for one in delays), "delays"
        assert type(limit) is int and abs(limit) <= c["jobs_max"], "limit"
        if name == "run_failing":
            assert type(arguments[2]) is int and 0 <= arguments[2] < len(delays), "which one fails"
