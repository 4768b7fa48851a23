"""Which sequences of steps are legal; what they must return is not known here."""

from __future__ import annotations

import builtins
from typing import Any, Dict, List

BEHAVIOURS = {"returns", "raises", "message", "script", "doc"}
STEPS = {"decorate", "method", "call", "other", "log", "name", "doc", "received"}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown steps, names that are none, and calls of what is not there."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    decorated = 0
    for name, arguments, *named in calls:
        assert name in STEPS, "step"
        keywords = named[0] if named else {}
        if name in ("decorate", "method"):
            assert len(arguments) == 1 and isinstance(arguments[0], str), "a name"
            assert arguments[0].isidentifier() and len(arguments[0]) <= 30, "a Python name"
            _behaviour(keywords)
            decorated += 1
        elif name in ("call", "other"):
            assert decorated >= (1 if name == "call" else 2), "nothing to call"
        else:
            assert not arguments, "arguments"
            assert decorated or name == "log", "nothing to look at"


def _behaviour(keywords: Dict[str, Any]) -> None:
    assert set(keywords) <= BEHAVIOURS, "behaviour"
    assert isinstance(keywords.get("doc", ""), str), "docstring"
    script = keywords.get("script", [])
    assert isinstance(script, list), "script"
    raised = [keywords["raises"]] if "raises" in keywords else []
    raised += [one[1] for one in script if isinstance(one, tuple) and one[:1] == ("raises",)]
    for one in raised:
        cls = getattr(builtins, one, None)
        assert isinstance(cls, type) and issubclass(cls, BaseException), "exception"
