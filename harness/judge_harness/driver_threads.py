"""Helpers of drivers: threads that are switched between any two instructions of the candidate's code.

Owns the schedule: one thread runs at a time and hands the turn over where the seed says so. Plain threads are
switched at calls and backward jumps only, so that a race hides for years. Locks of `threading` tell the
schedule when somebody waits, so that a deadlock is seen at once and no turn is lost to it.
"""

from __future__ import annotations

import _thread
import random
import sys
import threading

from judge_harness.driver_case import context
from judge_harness.driver_time import current_watch, real_sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable

    Tracer = Callable[[FrameType, str, Any], Any]

# One in so many instructions hands the turn over.
ODDS = 3
# How long a turn may show no sign of life before another thread gets one as well: the one that has it waits
# for something that is not of `threading`. Seconds; it costs time, and never decides about a result.
SILENCE = 0.2

# So often is looked whether a thread of the candidate's own has moved something.
PAUSE = 0.001
# And so often before everything counts as waiting for ever: a thread is not counted until it has begun.
LOOKS = 20

_allocate = _thread.allocate_lock


class Deadlock(RuntimeError):
    """Every thread waits for a lock that another one holds."""


class _Stopped(BaseException):
    """Ends a thread of a schedule that is given up."""


class _Worker:
    """One thread of a schedule."""

    def __init__(self, number: int, function: Callable[[], Any]) -> None:
        self.number = number
        self.function = function
        self.turn = _allocate()
        self.turn.acquire()
        self.ended = False
        # Tells whether what it waits for can be had; None while it waits for nothing.
        self.waits: Callable[[], bool] | None = None
        self.gives_up = False
        # It had the turn and went silent: another thread was given one, and this one must ask again.
        self.is_stalled = False
        self.value: Any = None
        self.exception: BaseException | None = None


class ThreadRun:
    """What came of each thread."""

    def __init__(self, workers: list[_Worker]) -> None:
        self.values = [worker.value for worker in workers]
        self.exceptions = [worker.exception for worker in workers]

    def result(self) -> list[Any]:
        """Return the values, or raise the first exception."""
        for exception in self.exceptions:
            if exception is not None:
                raise exception
        return self.values


class Schedule:
    """Some threads and whose turn it is."""

    def __init__(self, functions: list[Callable[[], Any]], seed: int, code: CodeType) -> None:
        self.workers = [_Worker(number, function) for number, function in enumerate(functions)]
        self.by_thread: dict[int, _Worker] = {}
        self._random = random.Random(seed)  # noqa: S311 -- reproducible is what is wanted
        self._code = code
        self._done = _allocate()
        self._done.acquire()
        self._deadlock = False
        self._guard = _allocate()
        self._holder: _Worker | None = None
        self._moves = 0

    def run(self) -> ThreadRun:
        """Start the threads and let them run to their ends."""
        global _schedule  # noqa: PLW0603 -- the locks must find it
        _schedule = self
        monitor = Monitor(self._code, self._on_instruction) if _monitoring is not None else None
        try:
            for worker in self.workers:
                threading.Thread(target=self._work, args=(worker,), daemon=True).start()
            if self.workers:
                self._hand_over(None)
                self._watch_over()
        finally:
            _schedule = None
            if monitor is not None:
                monitor.end()
        if self._deadlock:
            raise Deadlock("every thread waits for a lock that another one holds")
        return ThreadRun(self.workers)

    def _watch_over(self) -> None:
        """Wait for the end; where a turn goes silent, let another thread go on as well."""
        while True:
            moves, holder = self._moves, self._holder
            if self._done.acquire(timeout=SILENCE):
                return
            with self._guard:
                if holder is None or holder.ended or (moves, holder) != (self._moves, self._holder):
                    continue
                others = [one for one in self._able() if one is not holder]
                if others:
                    holder.is_stalled = True
                    others[0].waits = None
                    self._give(others[0])
                    continue
            # Nobody else can go on. Without the polling, the judge sees that nothing moves.
            self._done.acquire()
            return

    def _work(self, worker: _Worker) -> None:
        worker.turn.acquire()
        self.by_thread[_thread.get_ident()] = worker
        if _monitoring is None:
            sys.settrace(self._trace_calls)
        try:
            worker.value = worker.function()
        except _Stopped:
            pass
        except BaseException as exception:
            worker.exception = exception
        finally:
            if _monitoring is None:
                sys.settrace(None)
            del self.by_thread[_thread.get_ident()]
            self._end(worker)

    def _trace_calls(self, frame: FrameType, _event: str, _argument: Any) -> Tracer | None:
        if frame.f_code.co_filename != self._code.co_filename:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return self._trace_instructions

    def _trace_instructions(self, _frame: FrameType, event: str, _argument: Any) -> Tracer:
        if event == "opcode":
            self._on_instruction()
        return self._trace_instructions

    def _on_instruction(self, *_place: object) -> None:
        worker = self.by_thread.get(_thread.get_ident())
        if worker is None:
            return
        self._moves += 1
        if worker.is_stalled or self._random.randrange(ODDS) == 0:
            self._yield(worker)

    def switch(self) -> None:
        """Hand the turn to another thread that can go on, if there is one."""
        worker = self.by_thread.get(_thread.get_ident())
        if worker is not None:
            self._yield(worker)

    def _yield(self, worker: _Worker) -> None:
        if self._deadlock:
            # It is on its way out, and nobody hands it the turn again.
            return
        self._hand_over(worker)
        self._wait_turn(worker)

    def wait_for(self, worker: _Worker, possible: Callable[[], bool], *, gives_up: bool) -> bool:
        """Wait until something can be had; false where nobody is left who could bring that about."""
        if self._deadlock:
            raise _Stopped
        worker.waits, worker.gives_up = possible, gives_up
        self._hand_over(worker)
        self._wait_turn(worker)
        had, worker.waits = worker.waits is None, None
        return had

    def _wait_turn(self, worker: _Worker) -> None:
        worker.turn.acquire()
        if self._deadlock:
            raise _Stopped

    def _able(self) -> list[_Worker]:
        living = [one for one in self.workers if not one.ended and not one.is_stalled]
        return [one for one in living if one.waits is None or one.waits()]

    def _give(self, worker: _Worker) -> None:
        self._holder = worker
        self._moves += 1
        worker.turn.release()

    def _end(self, worker: _Worker) -> None:
        with self._guard:
            worker.ended = True
        self._hand_over(worker)

    def _hand_over(self, worker: _Worker | None) -> None:
        """Give the turn to one that can go on; with none left, to one that waits only for a while."""
        looks = 0
        while True:
            with self._guard:
                if self._deadlock:
                    return
                if worker is not None and worker.is_stalled:
                    # Its turn is another's by now.
                    worker.is_stalled = False
                    if not worker.ended or any(not one.ended for one in self.workers):
                        return
                able = self._able()
                if able:
                    others = [one for one in able if one is not worker] or able
                    chosen = others[self._random.randrange(len(others))]
                    chosen.waits = None
                    self._give(chosen)
                    return
                living = [one for one in self.workers if not one.ended]
                patient = next((one for one in living if one.waits is not None and one.gives_up), None)
                if patient is not None:
                    self._give(patient)
                    return
                looks = 0 if self._others_run(living) else looks + 1
                if not living or looks > LOOKS:
                    self._finish(living)
                    return
            real_sleep(PAUSE)

    def _others_run(self, living: list[_Worker]) -> bool:
        """Tell whether there are threads that could bring about what is waited for."""
        if _starting or any(one.is_stalled for one in living):
            return True
        # The one that ends here counts as a thread still.
        ending = _thread.get_ident() not in self.by_thread
        return _thread._count() - len(living) - ending > 0

    def _finish(self, living: list[_Worker]) -> None:
        self._deadlock = bool(living)
        for one in living:
            one.turn.release()
        self._done.release()


class Monitor:
    """Calls of a function before each instruction; from 3.12 on, where tracing misses the first call of a function."""

    TOOL = 4

    def __init__(self, code: CodeType, call: Callable[..., None]) -> None:
        self._codes = [code]
        for one in self._codes:
            self._codes += [inner for inner in one.co_consts if type(inner) is type(code)]
        instruction = _monitoring.events.INSTRUCTION
        _monitoring.use_tool_id(self.TOOL, "judge")
        _monitoring.register_callback(self.TOOL, instruction, call)
        self._set(instruction)

    def end(self) -> None:
        """Take the calls out again."""
        self._set(0)
        _monitoring.free_tool_id(self.TOOL)

    def _set(self, events: int) -> None:
        for one in self._codes:
            _monitoring.set_local_events(self.TOOL, one, events)


_monitoring: Any = getattr(sys, "monitoring", None)
_schedule: Schedule | None = None
_starting: list[object] = []


def _start(thread: threading.Thread) -> None:
    """Start a thread; until it has begun, somebody waits for it whom nothing else shows."""
    _starting.append(thread)
    try:
        _original_start(thread)
    finally:
        _starting.remove(thread)


_original_start = threading.Thread.start


def _current() -> tuple[Schedule, _Worker] | None:
    """Return the schedule and the worker of the thread that runs, if it is one."""
    schedule = _schedule
    worker = None if schedule is None else schedule.by_thread.get(_thread.get_ident())
    return None if schedule is None or worker is None else (schedule, worker)


class VisibleLock:
    """A lock of `threading` whose waiting the schedule sees."""

    def __init__(self) -> None:
        self._lock = _allocate()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:  # noqa: FBT001, FBT002 -- as the original
        """Take it, as the original does."""
        found = _current()
        if found is None or not blocking:
            return self._lock.acquire(blocking, timeout)
        schedule, worker = found
        while not self._lock.acquire(False):  # noqa: FBT003
            if not schedule.wait_for(worker, lambda: not self._lock.locked(), gives_up=timeout >= 0):
                return False
        return True

    def release(self) -> None:
        """Give it back."""
        self._lock.release()

    def locked(self) -> bool:
        """Tell whether somebody has it."""
        return self._lock.locked()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_details: object) -> None:
        self._lock.release()

    def _at_fork_reinit(self) -> None:
        self._lock = _allocate()


def watch_threads() -> None:
    """Put visible locks in the place of those of `threading`, before the candidate's code looks at it.

    What that module builds on locks (conditions, events, semaphores, barriers, queues) is visible with them.
    """
    module: Any = threading
    module.Lock = module._allocate_lock = VisibleLock
    # The one written in Python, which is built on `_allocate_lock`.
    module.RLock = module._PyRLock
    module.Thread.start = _start


def run_threads(functions: list[Callable[[], Any]], seed: int = 0) -> ThreadRun:
    """Run functions in threads of their own, switched between instructions as the seed draws."""
    schedule = Schedule(list(functions), seed, context().code)
    watch = current_watch()
    if watch is not None:
        watch.on_sleep = schedule.switch
    return schedule.run()
