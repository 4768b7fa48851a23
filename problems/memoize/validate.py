"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List

TABLE = "area slope greet kind echo nothing once total flaky fussy strict lookup fib".split()


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown functions, functions that are not memoised yet, and arguments that are not plain."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    memoised = set()
    for name, arguments, *keywords in calls:
        assert name in ("memoize", "call", "runs", "name_of", "doc_of"), "step"
        function, *rest = arguments
        assert function in TABLE, "a function"
        given = keywords[0] if keywords else {}
        if name == "memoize":
            memoised.add(function)
        assert function in memoised, "memoised first"
        if name != "call":
            assert not rest and not given, "one argument"
            continue
        assert len(rest) <= 4 and len(given) <= 4, "number of arguments"
        for value in [*rest, *given.values()]:
            _check_value(value, depth=0)
        if function == "fib":
            (n,) = [*rest, *given.values()]
            assert type(n) is int and 0 <= n <= 60, "a number that is not too large"


def _check_value(value: Any, depth: int) -> None:
    assert depth <= 2, "depth"
    if type(value) in (list, tuple, set, frozenset):
        assert len(value) <= 10, "length"
        for one in value:
            _check_value(one, depth + 1)
    elif type(value) is str:
        assert len(value) <= 20 and value.isascii() and (not value or value.isprintable()), "text"
    elif type(value) in (int, float):
        assert -1_000_000 <= value <= 1_000_000, "range"
    else:
        assert value is None or type(value) is bool, "type of a value"
