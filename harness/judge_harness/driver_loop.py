"""Helpers of drivers: an asyncio event loop on virtual time, and what went on in it.

Owns the loop. A sleep of an hour costs nothing, and a program that waits for what can never come is told so.
"""

from __future__ import annotations

import asyncio
import threading

from judge_harness.driver_time import current_watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable

# Sums of virtual seconds are told without the noise of binary fractions.
DIGITS = 9


class Stuck(RuntimeError):
    """Everything waits, and nothing is left that could happen."""


class VirtualLoop(asyncio.BaseEventLoop):
    """An event loop that is its own selector: waiting for a moment makes it that moment."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._clock_resolution = 1e-9
        self._selector = self
        self._woken = threading.Event()

    def time(self) -> float:
        """Return virtual seconds."""
        return self._now

    def select(self, timeout: float | None) -> list[Any]:
        """Let time pass, or wait for a thread."""
        if timeout is not None:
            # To the moment itself: sums of differences would miss it by a rounding.
            due = self._due() if timeout > 0 else None
            self._now = max(self._now + timeout, due) if due is not None else self._now + timeout
        elif getattr(self, "_default_executor", None) is not None:
            self._woken.wait()
        else:
            raise Stuck("every task waits, and nothing is left that could wake one")
        self._woken.clear()
        return []

    def _due(self) -> float | None:
        scheduled: list[Any] = getattr(self, "_scheduled", [])
        return getattr(scheduled[0], "_when", None) if scheduled else None

    def _process_events(self, event_list: list[Any]) -> None:
        """There are no events but time."""

    def _write_to_self(self) -> None:
        self._woken.set()


class AsyncRun:
    """What came of running something in a loop of its own."""

    def __init__(self) -> None:
        self.value: Any = None
        self.exception: BaseException | None = None
        self.elapsed: float = 0.0
        self.leaked: int = 0
        self.blocked: list[float] = []

    def result(self) -> Any:
        """Return the value or raise the exception."""
        if self.exception is not None:
            raise self.exception
        return self.value


def run_async(make: Callable[[], Awaitable[Any]]) -> AsyncRun:
    """Await what a function makes, in a fresh loop whose time is virtual."""
    run = AsyncRun()
    watch = current_watch()
    before = 0 if watch is None else len(watch.seconds)
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)

    async def main() -> Any:
        return await make()

    try:
        run.value = loop.run_until_complete(main())
    except SystemExit:
        raise
    except BaseException as exception:
        run.exception = exception
    run.elapsed = round(loop.time(), DIGITS)
    if watch is not None:
        run.blocked = watch.seconds[before:]
    run.leaked = _cancel_rest(loop)
    asyncio.set_event_loop(None)
    loop.close()
    return run


def _cancel_rest(loop: VirtualLoop) -> int:
    """Cancel what is still pending, and return how many tasks that were."""
    pending = [task for task in asyncio.all_tasks(loop) if not task.done()]
    for task in pending:
        task.cancel()
    if pending:
        loop.set_exception_handler(lambda _loop, _context: None)
        try:
            loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
        except SystemExit:
            raise
        except BaseException:  # noqa: S110 -- a task that will not be cancelled has been counted
            pass
    return len(pending)


class Gauge:
    """How many are inside at once: `with gauge:` or `async with gauge:`."""

    def __init__(self) -> None:
        self.inside = 0
        self.peak = 0

    def __enter__(self) -> Gauge:  # noqa: PYI034 -- `Self` is not in 3.8
        self.inside += 1
        self.peak = max(self.peak, self.inside)
        return self

    def __exit__(self, *_details: object) -> None:
        self.inside -= 1

    async def __aenter__(self) -> Gauge:  # noqa: PYI034
        return self.__enter__()

    async def __aexit__(self, *_details: object) -> None:
        self.inside -= 1
