"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse limiters that let nothing pass, what comes before the start, and numbers beyond the limits."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    started = False
    for name, arguments in calls:
        if name == "start":
            capacity, rate = (_number(value) for value in arguments)
            assert 0 < capacity <= c["capacity_max"], "capacity"
            assert 0 < rate <= c["rate_max"], "rate"
            started = True
            continue
        assert started, "started first"
        if name == "wait":
            assert abs(_number(arguments[0])) <= c["seconds_max"], "seconds"
        elif name == "allow_many":
            users, rounds, pause = arguments
            assert type(users) is int and type(rounds) is int, "integers"
            assert users >= 1 and rounds >= 1 and users * rounds <= c["requests_max"], "requests"
            assert 0 <= _number(pause) <= 1, "pause"
        else:
            assert name in ("allow", "tokens", "retry_after"), "step"
            user, *cost = arguments
            assert len(cost) <= (name != "tokens"), "number of arguments"
            assert type(user) is str and 1 <= len(user) <= 20 and user.isascii(), "user"
            assert user.isprintable(), "user"
            for value in cost:
                assert abs(_number(value)) <= 2 * c["capacity_max"], "cost"


def _number(value: Any) -> Any:
    assert type(value) in (int, float), "a number"
    return value
