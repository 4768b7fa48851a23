"""Which sequences of steps are legal; what they must return is not known here."""

from __future__ import annotations

from typing import Any, Dict, List

PARAMETERS = {"file": 2, "raw": 2, "large": 2, "number": 2, "content": 1, "ends": 1, "left_open": 0, "names": 0}


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse paths that leave the folder and files that are too large."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    for name, arguments in calls:
        assert PARAMETERS.get(name) == len(arguments), "step"
        paths = arguments if name == "number" else arguments[:1]
        for path in paths:
            assert isinstance(path, str) and 1 <= len(path) <= 100 and path.isascii(), "path"
            assert not path.startswith("/") and ".." not in path and "\0" not in path, "path inside the folder"
        if name == "file":
            assert isinstance(arguments[1], str) and len(arguments[1]) <= c["size_max"], "text"
            assert arguments[1].encode("utf-8", "replace").decode("utf-8") == arguments[1], "text that UTF-8 can hold"
        elif name == "raw":
            assert isinstance(arguments[1], bytes) and len(arguments[1]) <= c["size_max"], "data"
        elif name == "large":
            assert type(arguments[1]) is int and 1 <= arguments[1] <= c["lines_max"], "lines"
