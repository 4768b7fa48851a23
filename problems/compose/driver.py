"""Composes functions of a fixed table that write down how they are called."""

from __future__ import annotations

from typing import Any, Dict, List

from judge_harness.driver import Candidate, Case, Log, Transcript, probe


def scale(x: Any, by: Any = 10) -> Any:
    return x * by


def join(*parts: str, sep: str = "-") -> str:
    return sep.join(parts)


def halve(x: int) -> int:
    if x % 2:
        raise ValueError("%d is odd" % x)
    return x // 2


def fail(x: Any) -> Any:
    raise ValueError("no luck with %r" % (x,))


TABLE: Dict[str, Any] = {
    "double": lambda x: 2 * x,
    "increment": lambda x: x + 1,
    "square": lambda x: x * x,
    "negate": lambda x: -x,
    "add": lambda a, b: a + b,
    "scale": scale,
    "seven": lambda: 7,
    "join": join,
    "size": lambda x: len(x),
    "text": lambda x: str(x),
    "pair": lambda x: (x, x),
    "first": lambda x: x[0],
    "nothing": lambda x: None,
    "halve": halve,
    "fail": fail,
}


class Workshop:
    """The functions of the table and the compositions made of them."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.called = Log()
        self.functions = {name: probe(name, call=function, log=self.called) for name, function in TABLE.items()}

    def define(self, label: str, *names: str) -> None:
        self.functions[label] = self.candidate.compose(*[self.functions[name] for name in names])

    def call(self, label: str, *args: Any, **kwargs: Any) -> Any:
        return self.functions[label](*args, **kwargs)

    def log(self) -> List[str]:
        return self.called.take()


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Workshop(candidate))
