"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List

FIELDS = {
    "Person": ["name", "age"],
    "Employee": ["name", "age", "salary"],
    "Ship": ["name", "age"],
    "Task": ["title", "done", "note"],
    "Point": ["x", "y", "weight"],
}
VALUES = {"Person": 2, "Employee": 3, "Ship": 2, "Task": 0, "Point": 2}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown classes and fields, objects that are not there, and values that are not plain."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    kinds: Dict[str, str] = {}
    for name, arguments in calls:
        label, *rest = arguments
        assert type(label) is str and label.isidentifier() and len(label) <= 20, "label"
        if name == "create":
            kind, *values = rest
            assert kind in FIELDS and len(values) == VALUES[kind], "class and values"
            for value in values:
                _check_value(value)
            kinds[label] = kind
        elif name == "from_class":
            assert label in FIELDS and rest[0] in FIELDS[label], "field of a class"
        else:
            assert name in ("get", "set", "drop") and label in kinds, "object"
            if name == "drop":
                del kinds[label]
            else:
                field, *values = rest
                assert field in FIELDS[kinds[label]], "field"
                for value in values:
                    _check_value(value)


def _check_value(value: Any) -> None:
    if type(value) is list:
        assert len(value) <= 10 and all(type(one) is int for one in value), "list"
    elif type(value) is str:
        assert len(value) <= 20 and value.isascii() and (not value or value.isprintable()), "text"
    elif type(value) is int:
        assert abs(value) <= 1_000_000, "range"
    else:
        assert value is None or type(value) is bool, "type of a value"
