"""The two arguments of `observe(candidate, case)`, and what it returns.

Owns playing and noting steps. Finding what the candidate wrote is `driver_run`'s.
"""

from __future__ import annotations

from judge_harness.class_calls import Steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Iterator

    from judge_harness.encode import Encoded
    from judge_harness.entry import Entry
    from judge_harness.session import Session
    from judge_harness.submission import Submission


_submissions: list[Submission] = []


def context() -> Submission:
    """Return the submission that is looked at."""
    return _submissions[0]


def enter(submission: Submission) -> None:
    """Note the submission, before the body of `driver.py` runs."""
    _submissions[:] = [submission]


class Candidate:
    """What the candidate wrote, by its declared names, however it is spelled."""

    def __init__(self, module: ModuleType, parts: dict[str, Entry]) -> None:
        self.module = module
        self._parts = parts

    def __getattr__(self, name: str) -> Any:
        entry = self._parts.get(name)
        if entry is None:
            raise AttributeError("'%s' is no declared function or class of this problem" % name)
        return entry.bind()


class Step:
    """One line of a case."""

    def __init__(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.name = name
        self.args = args
        self.kwargs = kwargs


class Transcript:
    """What was noted, one entry per step; already written, since an object may change later."""

    def __init__(self, steps: Encoded, count: int) -> None:
        self.steps = steps
        self.count = count


class Case:
    """The steps to play."""

    def __init__(self, session: Session) -> None:
        self.steps = [Step(name, tuple(args), kwargs) for name, args, kwargs in session.job["steps"]]
        self._noted = Steps(session)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def play(self, scene: Any) -> Transcript:
        """Call for each step the method of its name, and return what came."""
        for step in self.steps:
            self.note(step, lambda step=step: getattr(scene, step.name)(*step.args, **step.kwargs))  # type: ignore[misc]
        return self.transcript()

    def note(self, step: Step, action: Callable[[], Any]) -> None:
        """Do something and note what it returns or raises as the outcome of the next step."""
        at = self._noted.count
        if at >= len(self.steps) or self.steps[at] is not step:
            raise ValueError("the step '%s' is noted out of turn" % step.name)
        try:
            value = action()
        except SystemExit:
            raise
        except BaseException as exception:
            self._noted.raised(exception)
        else:
            self._noted.returned(value)

    def transcript(self) -> Transcript:
        """Return what was noted."""
        return Transcript(self._noted.encoded(), self._noted.count)
