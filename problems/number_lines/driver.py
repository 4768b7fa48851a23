"""Writes files, lets the candidate number their lines, and tells what is in the folder then."""

from __future__ import annotations

from typing import Any, List, Optional

from judge_harness.driver import Candidate, Case, Scratch, Transcript, watch_files

OPENED = watch_files()


class Scene:
    """The working folder; each step of a case is a method."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.scratch = Scratch(OPENED)

    def file(self, name: str, text: str) -> None:
        self.scratch.write(name, text)

    def raw(self, name: str, data: bytes) -> None:
        self.scratch.write(name, data)

    def large(self, name: str, lines: int) -> None:
        self.scratch.write_large(name, "x" * 99, lines)

    def number(self, source: str, target: str) -> Any:
        return self.candidate.number_lines(source, target)

    def content(self, name: str) -> Optional[str]:
        return self.scratch.read(name)

    def ends(self, name: str) -> Optional[List[str]]:
        return self.scratch.lines(name)

    def left_open(self) -> List[str]:
        return self.scratch.left_open()

    def names(self) -> List[str]:
        return self.scratch.names()


def observe(candidate: Candidate, case: Case) -> Transcript:
    """Play the steps."""
    return case.play(Scene(candidate))
