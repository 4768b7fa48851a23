"""Reads settings and looks at the exceptions that come."""

from __future__ import annotations

import builtins
import pickle
from typing import Any, Dict

from judge_harness.driver import Candidate, Case, Transcript

OWN = ("SettingsError", "MissingSettingError", "InvalidSettingError")


class Scene:
    """The candidate's classes and the exception that was kept last."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.kept: Any = None

    def _kind(self, name: str) -> Any:
        return getattr(self.candidate, name) if name in OWN else vars(builtins)[name]

    def read(self, settings: Dict[str, str], key: str) -> Any:
        try:
            return self.candidate.read_int(settings, key)
        except Exception as error:
            self.kept = error
            raise

    def create(self, kind: str, *arguments: str) -> None:
        self.kept = self._kind(kind)(*arguments)

    def pickled(self) -> None:
        self.kept = pickle.loads(pickle.dumps(self.kept))

    def type_name(self) -> str:
        return type(self.kept).__name__

    def is_a(self, kind: str) -> bool:
        return isinstance(self.kept, self._kind(kind))

    def message(self) -> str:
        return str(self.kept)

    def attribute(self, name: str) -> Any:
        return getattr(self.kept, name)

    def cause(self) -> str:
        cause = self.kept.__cause__
        return "" if cause is None else type(cause).__name__

    def cause_message(self) -> str:
        return str(self.kept.__cause__)


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
