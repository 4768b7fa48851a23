"""Helpers of drivers: time that passes only when it is told to, and real sleeps that are noticed."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable


class VirtualClock:
    """A clock that nothing waits for."""

    def __init__(self, start: float = 0.0) -> None:
        self._now = start
        self.sleeps: list[float] = []

    def __call__(self) -> float:
        """Return the time."""
        return self._now

    def now(self) -> float:
        """Return the time."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Let time pass, and note that somebody slept."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.sleeps.append(seconds)
        self._now += seconds

    def advance(self, seconds: float) -> None:
        """Let time pass; with a negative number the clock is set back."""
        self._now += seconds


class SleepWatch:
    """What stands in the place of `time.sleep`: returns at once and notes."""

    def __init__(self, clock: VirtualClock | None) -> None:
        self.seconds: list[float] = []
        self._clock = clock
        self.on_sleep: Callable[[], None] | None = None

    # An object, not a function, which would become a method where a class keeps it.
    def __call__(self, seconds: float) -> None:
        """Note a sleep."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.seconds.append(seconds)
        if self._clock is not None:
            self._clock.advance(seconds)
        if self.on_sleep is not None:
            self.on_sleep()


# The one watch of a case, for helpers that must know of real sleeps.
_watches: list[SleepWatch] = []
real_sleep = time.sleep


def current_watch() -> SleepWatch | None:
    """Return the watch that is in place, if there is one."""
    return _watches[-1] if _watches else None


def watch_sleep(clock: VirtualClock | None = None) -> SleepWatch:
    """Put a watch in the place of `time.sleep`, before the candidate's code looks at it."""
    watch = SleepWatch(clock)
    _watches.append(watch)
    time.sleep = watch  # type: ignore[assignment]
    return watch
