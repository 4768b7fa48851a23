"""Gives cards that count comparisons to a candidate's sorting."""

from __future__ import annotations

from typing import Any, List

from judge_harness.driver import Candidate, Case, Transcript


class Table:
    """Where comparisons are counted."""

    comparisons = 0


class Card:
    """A number that can only be compared, and a text to know it by."""

    __slots__ = ("_number", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._number = int(text.rstrip("abcdefghijklmnopqrstuvwxyz"))

    def __lt__(self, other: Any) -> bool:
        Table.comparisons += 1
        return bool(self._number < other._number)

    def __le__(self, other: Any) -> bool:
        Table.comparisons += 1
        return bool(self._number <= other._number)

    def __gt__(self, other: Any) -> bool:
        Table.comparisons += 1
        return bool(self._number > other._number)

    def __ge__(self, other: Any) -> bool:
        Table.comparisons += 1
        return bool(self._number >= other._number)

    def __eq__(self, other: Any) -> bool:
        Table.comparisons += 1
        return isinstance(other, Card) and self._number == other._number

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return self._text


class Scene:
    """One list of cards and what became of it."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.given: List[Any] = []
        self.result: Any = None

    def sort(self, cards: List[str]) -> Any:
        self.given = [Card(text) for text in cards]
        Table.comparisons = 0
        self.result = self.candidate.merge_sort(self.given)
        return _texts(self.result)

    def before(self) -> Any:
        return _texts(self.given)

    def another_list(self) -> bool:
        return self.result is not self.given

    def too_many(self) -> int:
        n = len(self.given)
        return max(0, Table.comparisons - n * max(0, n - 1).bit_length())


def _texts(cards: Any) -> Any:
    if not isinstance(cards, list):
        return cards
    return [card._text if isinstance(card, Card) else card for card in cards]


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
