"""Lends out tools with a candidate's manager and notes who does what, in order."""

from __future__ import annotations

import builtins
from typing import Any, Dict, List

from judge_harness.driver import Candidate, Case, Log, Transcript


def error_of(name: str) -> Any:
    return vars(builtins)[name]


class Counter:
    """Where tools are acquired and released, and the managers that do it."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.noted = Log()
        self.managers: Dict[str, Any] = {}
        self.count = 0
        self.troubles: Dict[str, str] = {}

    def _acquire(self) -> str:
        self._fail("acquire")
        self.count += 1
        tool = "tool %d" % self.count
        self.noted.add("acquire " + tool)
        return tool

    def _release(self, tool: Any) -> None:
        self._fail("release")
        self.noted.add("release %s" % (tool,))

    def _fail(self, act: str) -> None:
        error = self.troubles.pop(act, None)
        if error is not None:
            self.noted.add(act + " fails")
            raise error_of(error)("no " + act)

    def manager(self, name: str, *ignore: str) -> None:
        classes = tuple(error_of(one) for one in ignore)
        self.managers[name] = self.candidate.ManagedResource(self._acquire, self._release, classes)

    def use(self, name: str, ends: str) -> None:
        with self.managers[name] as tool:
            self._work(tool, ends)
        self.noted.add("after")

    def nested(self, outer: str, inner: str, ends: str) -> None:
        with self.managers[outer]:
            with self.managers[inner] as tool:
                self._work(tool, ends)
        self.noted.add("after")

    def _work(self, tool: Any, ends: str) -> None:
        self.noted.add("work with %s" % (tool,))
        if ends:
            raise error_of(ends)("at work")

    def trouble(self, act: str, error: str) -> None:
        self.troubles[act] = error

    def log(self) -> List[str]:
        return self.noted.take()


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Counter(candidate))
