"""Says which inputs of reverse_string are legal."""

from __future__ import annotations

from typing import Dict


def validate(c: Dict[str, int], text: str) -> None:
    assert type(text) is str, "`text` is not a string"
    assert len(text) <= c["n_max"], f"{len(text)} characters"
    assert not any("\ud800" <= character <= "\udfff" for character in set(text)), "a surrogate"
