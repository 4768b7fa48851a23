"""Uses a candidate's range by the syntax that calls its special methods."""

from __future__ import annotations

from typing import Any, List, Tuple

from judge_harness.driver import Candidate, Case, Transcript, take


class Scene:
    """One range at a time."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.range: Any = None

    def make(self, *numbers: int) -> None:
        self.range = self.candidate.CustomRange(*numbers)

    def items(self, most: int) -> List[Any]:
        return take(iter(self.range), most)

    def length(self) -> int:
        return len(self.range)

    def item(self, index: int) -> Any:
        return self.range[index]

    def contains(self, value: int) -> bool:
        return value in self.range

    def pairs(self) -> List[Tuple[Any, Any]]:
        return [(a, b) for a in self.range for b in self.range]

    def zipped(self) -> List[Tuple[Any, Any]]:
        return list(zip(self.range, self.range))

    def backwards(self, most: int) -> List[Any]:
        return take(reversed(self.range), most)


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
