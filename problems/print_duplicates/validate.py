"""Which inputs are legal."""

from __future__ import annotations

from typing import Any, Dict


def validate(c: Dict[str, Any], text: str) -> None:
    """Refuse long inputs and characters that are neither printable ASCII nor a line feed."""
    assert type(text) is str, "type"
    assert len(text) <= c["length_max"], "length"
    for character in set(text):
        assert character == "\n" or " " <= character <= "~", f"character {character!r}"
