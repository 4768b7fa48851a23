"""Which scripts are legal."""

from __future__ import annotations

import builtins
from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse settings beyond the limits, unknown exceptions, and calls of what is not decorated yet."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    decorated = False
    for name, arguments, *keywords in calls:
        if name == "decorate":
            _check_settings(c, *arguments)
            decorated = True
        elif name == "behave":
            assert arguments, "something to do"
            for act in arguments:
                _check_plain(act)
        elif name == "call":
            for value in [*arguments, *(keywords[0] if keywords else {}).values()]:
                _check_plain(value)
        else:
            assert name in ("runs", "pauses", "name") and not arguments, "step"
        assert decorated, "decorated first"


def _check_settings(c: Dict[str, Any], attempts: Any, delay: Any, factor: Any, exceptions: Any) -> None:
    assert type(attempts) is int and 1 <= attempts <= c["attempts_max"], "attempts"
    assert type(delay) in (int, float) and 0 <= delay <= c["delay_max"], "delay"
    assert type(factor) in (int, float) and 1 <= factor <= c["factor_max"], "factor"
    assert type(exceptions) is list and len(exceptions) <= 10, "exceptions"
    for one in exceptions:
        kind = vars(builtins).get(one) if type(one) is str else None
        assert isinstance(kind, type) and issubclass(kind, BaseException), "name of an exception"


def _check_plain(value: Any) -> None:
    if type(value) is str:
        assert 1 <= len(value) <= 30 and value.isascii() and value.isprintable(), "text"
    elif type(value) is int:
        assert abs(value) <= 1000, "range of a number"
    else:
        assert value is None or type(value) is bool, "type of a value"
