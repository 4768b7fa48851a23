"""Decorates functions with the candidate's `trace` and tells what callers, functions and the log see."""

from __future__ import annotations

from typing import Any, List

from judge_harness.driver import Candidate, Case, Log, Transcript, probe


class Machine:
    """Owner of a traced method."""

    def __repr__(self) -> str:
        return "<machine>"


class Scene:
    """What was decorated so far; each step of a case is a method."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.written = Log()
        self.probes: List[Any] = []
        self.decorated: List[Any] = []

    def make(self, name: str, **behaviour: Any) -> Any:
        """Return a function of this name that says when it runs, decorated."""
        inner = probe(name, **behaviour)

        def function(*args: Any, **kwargs: Any) -> Any:
            self.written.add(name + " is running")
            return inner(*args, **kwargs)

        function.__name__ = function.__qualname__ = name
        function.__doc__ = inner.__doc__
        self.probes.append(inner)
        return self.candidate.trace(self.written.add)(function)

    def decorate(self, name: str, **behaviour: Any) -> None:
        self.decorated.append(self.make(name, **behaviour))

    def method(self, name: str, **behaviour: Any) -> None:
        owner = type("Machine", (Machine,), {name: self.make(name, **behaviour)})
        self.decorated.append(getattr(owner(), name))

    def call(self, *args: Any, **kwargs: Any) -> Any:
        return self.decorated[-1](*args, **kwargs)

    def other(self, *args: Any, **kwargs: Any) -> Any:
        return self.decorated[-2](*args, **kwargs)

    def log(self) -> List[Any]:
        return self.written.take()

    def name(self) -> Any:
        return self.decorated[-1].__name__

    def doc(self) -> Any:
        return self.decorated[-1].__doc__

    def received(self) -> Any:
        return self.probes[-1].calls


def observe(candidate: Candidate, case: Case) -> Transcript:
    """Play the steps."""
    return case.play(Scene(candidate))
