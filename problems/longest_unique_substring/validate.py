"""Says which inputs of longest_unique_substring are legal."""

from __future__ import annotations

from typing import Dict


def validate(c: Dict[str, int], s: str) -> None:
    assert type(s) is str, "`s` is not a string"
    assert len(s) <= c["n_max"], f"{len(s)} characters"
    assert not any("\ud800" <= character <= "\udfff" for character in s), "a lone surrogate"
