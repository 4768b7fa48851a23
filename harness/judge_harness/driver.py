"""What a problem's `driver.py` imports: the case, the candidate, and helpers to look with.

Owns the names and where they are at home. A home is loaded when its name is mentioned, since asyncio or
threads cost more than a whole case. Nothing here knows what is expected.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.driver_calls import Log as Log
    from judge_harness.driver_calls import Outcome as Outcome
    from judge_harness.driver_calls import call_text as call_text
    from judge_harness.driver_calls import facts_of as facts_of
    from judge_harness.driver_calls import outcome as outcome
    from judge_harness.driver_calls import probe as probe
    from judge_harness.driver_case import Candidate as Candidate
    from judge_harness.driver_case import Case as Case
    from judge_harness.driver_case import Step as Step
    from judge_harness.driver_case import Transcript as Transcript
    from judge_harness.driver_files import Scratch as Scratch
    from judge_harness.driver_files import watch_files as watch_files
    from judge_harness.driver_loop import AsyncRun as AsyncRun
    from judge_harness.driver_loop import Gauge as Gauge
    from judge_harness.driver_loop import Stuck as Stuck
    from judge_harness.driver_loop import run_async as run_async
    from judge_harness.driver_threads import Deadlock as Deadlock
    from judge_harness.driver_threads import ThreadRun as ThreadRun
    from judge_harness.driver_threads import run_threads as run_threads
    from judge_harness.driver_threads import watch_threads as watch_threads
    from judge_harness.driver_time import VirtualClock as VirtualClock
    from judge_harness.driver_time import watch_sleep as watch_sleep
    from judge_harness.driver_values import Counted as Counted
    from judge_harness.driver_values import Pulls as Pulls
    from judge_harness.driver_values import is_freed as is_freed
    from judge_harness.driver_values import round_trip as round_trip
    from judge_harness.driver_values import take as take

HOMES = {
    "driver_calls": ("Log", "Outcome", "call_text", "facts_of", "outcome", "probe"),
    "driver_case": ("Candidate", "Case", "Step", "Transcript"),
    "driver_files": ("Scratch", "watch_files"),
    "driver_loop": ("AsyncRun", "Gauge", "Stuck", "run_async"),
    "driver_threads": ("Deadlock", "ThreadRun", "run_threads", "watch_threads"),
    "driver_time": ("VirtualClock", "watch_sleep"),
    "driver_values": ("Counted", "Pulls", "is_freed", "round_trip", "take"),
}


def load_mentioned(source: bytes) -> None:
    """Load the homes of names that a driver mentions, while files can still be opened."""
    for home, names in HOMES.items():
        if any(name.encode() in source for name in names):
            __import__("judge_harness." + home)


def __getattr__(name: str) -> Any:
    for home, names in HOMES.items():
        if name in names:
            __import__("judge_harness." + home)
            return getattr(sys.modules["judge_harness." + home], name)
    raise AttributeError("judge_harness.driver has no helper '%s'" % name)
