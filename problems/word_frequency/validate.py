"""Which texts are legal."""

from __future__ import annotations

from typing import Any, Dict


def validate(c: Dict[str, Any], text: str) -> None:
    """Refuse long texts and characters that are not printable ASCII, tab or line feed."""
    assert type(text) is str, "type"
    assert len(text) <= c["length_max"], "length"
    for character in set(text):
        assert character in "\t\n" or " " <= character <= "~", f"character {character!r}"
