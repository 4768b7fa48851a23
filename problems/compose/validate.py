"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List

TABLE = (
    "double increment square negate add scale seven join size text pair first nothing halve fail"
).split()


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown functions, labels that are not defined or taken from the table, and long scripts."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    empty: Dict[str, bool] = {}
    for name, arguments, *keywords in calls:
        assert name in ("define", "call", "log"), "step"
        if name == "log":
            assert arguments == [], "log takes nothing"
            continue
        assert arguments and type(arguments[0]) is str, "a label"
        label, rest = arguments[0], arguments[1:]
        if name == "define":
            assert label.isidentifier() and label not in TABLE, "label"
            assert len(rest) <= c["functions_max"], "number of functions"
            for one in rest:
                assert type(one) is str and (one in TABLE or one in empty), "a function"
            empty[label] = not rest
        else:
            assert label in empty, "called before it is defined"
            given = keywords[0] if keywords else {}
            if empty[label]:
                assert len(rest) == 1 and not given, "no functions take exactly one argument"
            for value in [*rest, *given.values()]:
                _check_value(value)


def _check_value(value: Any) -> None:
    pending, seen = [value], 0
    while pending:
        one = pending.pop()
        seen += 1
        assert seen <= 20, "size of an argument"
        if type(one) is list:
            pending.extend(one)
        elif type(one) is int:
            assert abs(one) <= 1000, "range of a number"
        elif type(one) is str:
            assert len(one) <= 20 and one.isascii() and one.isprintable(), "text"
        else:
            assert one is None, "type of an argument"
