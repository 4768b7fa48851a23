"""Says which inputs of my_problem are legal."""

from __future__ import annotations

from typing import Dict


def validate(c: Dict[str, int], start: int, take: int = 1) -> None:
    assert type(start) is int, "`start` is not an integer"
    assert abs(start) <= c["start_max"], "`start` is out of bounds"
