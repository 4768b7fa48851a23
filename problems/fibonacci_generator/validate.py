"""Which inputs are legal: there are no arguments, only the number of items taken."""

from __future__ import annotations

from typing import Any, Dict


def validate(c: Dict[str, Any], take: int = 1) -> None:
    """Refuse to take more items than announced."""
    assert type(take) is int and 0 <= take <= c["take_max"], "number of items taken"
