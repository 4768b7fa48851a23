"""Says which inputs of element_frequency are legal."""

from __future__ import annotations

from typing import Any, Dict, List

NUMBERS = (int, float)


def validate(c: Dict[str, int], items: List[Any]) -> None:
    assert type(items) is list, "`items` is not a list"
    assert len(items) <= c["n_max"], f"{len(items)} elements"
    types: Dict[Any, Any] = {}
    for item in items:
        check_element(c, item)
        assert types.setdefault(item, shape(item)) == shape(item), "equal elements of two types"


def check_element(c: Dict[str, int], item: Any) -> None:
    if type(item) is tuple:
        for part in item:
            check_element(c, part)
    elif type(item) is str:
        assert len(item) <= c["text_max"], "a long string"
    elif type(item) in NUMBERS:
        assert -c["v_max"] <= item <= c["v_max"], "a number is out of bounds"
    else:
        assert item is None, f"an element of type {type(item).__name__}"


def shape(item: Any) -> Any:
    return tuple(shape(part) for part in item) if type(item) is tuple else type(item).__name__
