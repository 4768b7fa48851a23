"""Runs jobs through the candidate's coroutine function on an event loop whose time is virtual."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, List, Optional

from judge_harness.driver import AsyncRun, Candidate, Case, Gauge, Transcript, run_async, watch_sleep

watch_sleep()

# What a cancelled job needs to give back what it holds, in seconds.
CLEANUP = 0.25


class Scene:
    """The last run; each step of a case is a method."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.gauge = Gauge()
        self.last = AsyncRun()
        self.order: List[int] = []
        self.stopped: List[int] = []

    def job(self, number: int, delay: float, fails: Optional[int]) -> Callable[[], Any]:
        """Return a coroutine function that says when it starts and whether it is cancelled."""

        async def job() -> int:
            started = asyncio.get_running_loop().time()
            self.order.append(number)
            async with self.gauge:
                try:
                    await asyncio.sleep(delay)
                except asyncio.CancelledError:
                    # One that gets the place of the job that failed and is cancelled at that moment has not run.
                    if asyncio.get_running_loop().time() > started:
                        self.stopped.append(number)
                        await asyncio.sleep(CLEANUP)
                    else:
                        self.order.remove(number)
                    raise
            if number == fails:
                raise ValueError("job %d failed" % number)
            return number

        return job

    def run(self, delays: List[float], limit: int, fails: Optional[int] = None) -> Any:
        self.gauge, self.order, self.stopped = Gauge(), [], []
        jobs = [self.job(number, delay, fails) for number, delay in enumerate(delays)]
        self.last = run_async(lambda: self.candidate.gather_limited(jobs, limit))
        return self.last.result()

    def run_failing(self, delays: List[float], limit: int, fails: int) -> Any:
        return self.run(delays, limit, fails)

    def started(self) -> List[int]:
        return self.order

    def peak(self) -> int:
        return self.gauge.peak

    def elapsed(self) -> float:
        return self.last.elapsed

    def cancelled(self) -> List[int]:
        return sorted(self.stopped)

    def left_running(self) -> int:
        return self.last.leaked

    def blocked(self) -> List[float]:
        return self.last.blocked


def observe(candidate: Candidate, case: Case) -> Transcript:
    """Play the steps."""
    return case.play(Scene(candidate))
