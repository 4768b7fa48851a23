"""Says which inputs of reverse_string_in_place are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], chars: List[str]) -> None:
    assert type(chars) is list, "`chars` is not a list"
    assert len(chars) <= c["n_max"], f"{len(chars)} characters"
    for character in chars:
        assert type(character) is str and len(character) == 1, "an element is not one character"
        assert not "\ud800" <= character <= "\udfff", "a surrogate"
