"""Runs the statements of a case in a namespace with the candidate's class."""

from __future__ import annotations

from typing import Any, Dict, List

from judge_harness.driver import Candidate, Case, Transcript


class Guest:
    """Knows vectors, though they do not know it."""

    def __radd__(self, other: Any) -> str:
        return "a guest was added to %r" % (other,)

    def __rsub__(self, other: Any) -> str:
        return "a guest was taken from %r" % (other,)

    def __rmul__(self, other: Any) -> str:
        return "a guest multiplied %r" % (other,)

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Scene:
    """Names and what they stand for."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.names: Dict[str, Any] = {"Vector": candidate.Vector, "Guest": Guest}

    def run(self, statement: str) -> None:
        exec(statement, self.names)

    def vector(self, expression: str) -> List[Any]:
        found = eval(expression, self.names)
        return [found.x, found.y] if isinstance(found, self.candidate.Vector) else found

    def number(self, expression: str) -> Any:
        return eval(expression, self.names)

    def value(self, expression: str) -> Any:
        return eval(expression, self.names)


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
