"""Says which inputs of my_problem are legal."""

from __future__ import annotations

from typing import Dict


def validate(c: Dict[str, int], start: int, take: int = 1) -> None:
    """`take` is how many items are asked for; cases without it take those that they expect."""
    assert type(take) is int and take >= 0, "`take` is not a number of items"
    assert type(start) is int, "`start` is not an integer"
    assert abs(start) <= c["start_max"], "`start` is out of bounds"
