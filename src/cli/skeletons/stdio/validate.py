"""Says which inputs of my_problem are legal."""

from __future__ import annotations

from typing import Dict


def validate(c: Dict[str, int], text: str) -> None:
    assert set(text) <= set("0123456789- \n"), "a character that is not allowed"
    words = text.split()
    assert len(words) <= c["n_max"], "too many integers"
    for word in words:
        digits = word[1:] if word.startswith("-") else word
        assert digits.isdigit(), "not an integer"
        assert str(int(word)) == word, "an integer in an unusual form"
        assert abs(int(word)) <= c["v_max"], "an integer is out of bounds"
