"""Which scripts are legal."""

from __future__ import annotations

import builtins
from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown steps and exceptions, and managers that are not made yet."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    managers = set()
    for name, arguments in calls:
        assert all(type(one) is str for one in arguments), "text"
        if name == "manager":
            label, *ignore = arguments
            assert label.isidentifier() and len(label) <= 20, "name of a manager"
            managers.add(label)
            assert len(ignore) <= 10, "number of exceptions"
            _check_errors(ignore)
        elif name in ("use", "nested"):
            *labels, ends = arguments
            assert len(labels) == (1 if name == "use" else 2), "number of managers"
            assert all(label in managers for label in labels), "made before"
            _check_errors([ends] if ends else [])
        elif name == "trouble":
            act, error = arguments
            assert act in ("acquire", "release"), "act"
            _check_errors([error])
        else:
            assert name == "log" and not arguments, "step"


def _check_errors(names: List[str]) -> None:
    for name in names:
        kind = vars(builtins).get(name)
        assert isinstance(kind, type) and issubclass(kind, BaseException), "name of an exception"
        assert name not in ("SystemExit", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError")
        assert not name.endswith("ExceptionGroup"), "an exception that takes one text"
