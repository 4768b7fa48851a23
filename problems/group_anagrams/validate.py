"""Says which inputs of group_anagrams are legal."""

from __future__ import annotations

import string
from typing import Dict, List

LETTERS = frozenset(string.ascii_lowercase)


def validate(c: Dict[str, int], words: List[str]) -> None:
    assert type(words) is list, "`words` is not a list"
    assert len(words) <= c["n_max"], f"{len(words)} words"
    for word in words:
        assert type(word) is str, "a word is not a string"
        assert len(word) <= c["len_max"], f"a word of {len(word)} letters"
        assert LETTERS.issuperset(word), "a word has something else than the letters a to z"
