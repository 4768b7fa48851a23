"""Decorates one function that fails as a script says, on a clock that only notes pauses."""

from __future__ import annotations

import builtins
from typing import Any, List

from judge_harness.driver import Candidate, Case, Log, Transcript, VirtualClock, call_text, watch_sleep

# A real pause would neither be seen nor be short.
watch_sleep()


class Scene:
    """The function, what it is to do, and what it was asked."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.clock = VirtualClock()
        self.called = Log()
        self.script: List[Any] = [None]
        self.count = 0
        self.decorated: Any = None

    def decorate(self, attempts: int, delay: float, factor: float, exceptions: List[str]) -> None:
        scene = self

        def job(*args: Any, **kwargs: Any) -> Any:
            scene.called.add(call_text("job", args, kwargs))
            scene.count += 1
            act = scene.script.pop(0) if len(scene.script) > 1 else scene.script[0]
            if _is_exception(act):
                raise vars(builtins)[act]("failure %d" % scene.count)
            return act

        classes = tuple(vars(builtins)[name] for name in exceptions)
        decorator = self.candidate.retry(
            attempts=attempts, delay=delay, factor=factor, exceptions=classes, sleep=self.clock.sleep
        )
        self.decorated = decorator(job)

    def behave(self, *script: Any) -> None:
        self.script = list(script)

    def call(self, *args: Any, **kwargs: Any) -> Any:
        return self.decorated(*args, **kwargs)

    def runs(self) -> List[str]:
        return self.called.take()

    def pauses(self) -> List[float]:
        seen = list(self.clock.sleeps)
        del self.clock.sleeps[:]
        return seen

    def name(self) -> Any:
        return self.decorated.__name__


def _is_exception(act: Any) -> bool:
    kind = vars(builtins).get(act) if isinstance(act, str) else None
    return isinstance(kind, type) and issubclass(kind, BaseException)


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
