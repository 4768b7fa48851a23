"""Which sequences of steps are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"create": 2, "subclass": 2, "put": 3, "get": 2, "same": 2, "kind": 1, "is_a": 2, "race": 1, "race_state": 1}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse names that are not there, and races that are too large."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    classes, objects = {"Settings"}, set()
    for name, arguments in calls:
        assert PARAMETERS.get(name) == len(arguments), "step"
        if name.startswith("race"):
            assert type(arguments[0]) is int and 2 <= arguments[0] <= c["threads_max"], "threads"
            continue
        assert all(isinstance(one, str) and 1 <= len(one) <= 20 and one.isascii() for one in arguments[:2]), "names"
        if name == "subclass":
            assert arguments[0] not in classes and arguments[1] in classes, "classes"
            assert arguments[0].isidentifier(), "a Python name"
            classes.add(arguments[0])
        elif name == "create":
            assert arguments[1] in classes, "class"
            objects.add(arguments[0])
        else:
            assert arguments[0] in objects, "object"
            assert name != "same" or arguments[1] in objects, "second object"
            assert name != "is_a" or arguments[1] in classes, "class"
