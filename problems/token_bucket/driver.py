"""Asks a candidate's rate limiter on a clock that can be turned."""

from __future__ import annotations

from typing import Any

from judge_harness.driver import Candidate, Case, Transcript, VirtualClock


class Scene:
    """The limiter and its clock."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.clock: Any = None
        self.limiter: Any = None

    def start(self, capacity: float, rate: float) -> None:
        self.clock = VirtualClock(start=1000.0)
        self.limiter = self.candidate.RateLimiter(capacity, rate, self.clock)

    def allow(self, user: str, *cost: float) -> Any:
        return self.limiter.allow(user, *cost)

    def tokens(self, user: str) -> Any:
        return self.limiter.tokens(user)

    def retry_after(self, user: str, *cost: float) -> Any:
        return self.limiter.retry_after(user, *cost)

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def allow_many(self, users: int, rounds: int, pause: float) -> int:
        allowed = 0
        for _ in range(rounds):
            for user in range(users):
                allowed += bool(self.limiter.allow("user %d" % user))
                self.clock.advance(pause)
        return allowed


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
