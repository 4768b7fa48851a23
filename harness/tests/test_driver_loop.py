"""Drivers with an event loop on virtual time, and drivers with threads."""

from __future__ import annotations

import unittest
from typing import Any

from driver import Run, job, run

LOOP = """
from judge_harness.driver import Gauge, run_async, watch_sleep
SLEPT = watch_sleep()
class Scene:
    def __init__(self, candidate): self.f = candidate.f
    def go(self, *a):
        self.gauge = Gauge()
        self.run = run_async(lambda: self.f(self.gauge, *a))
        return [self.run.result(), self.run.elapsed, self.gauge.peak, self.run.leaked, self.run.blocked]
    def broken(self, *a):
        return type(run_async(lambda: self.f(None)).exception).__name__
def observe(candidate, case):
    return case.play(Scene(candidate))
"""
THREADS = """
from judge_harness.driver import run_threads, watch_threads
watch_threads()
class Scene:
    def __init__(self, candidate): self.f = candidate.f
    def count(self, threads, turns, seeds):
        found = []
        for seed in range(seeds):
            box = self.f()
            def work():
                for _ in range(turns): box.add()
            run_threads([work] * threads, seed).result()
            found.append(box.n)
        return found
    def call(self, threads, seed):
        return run_threads([self.f] * threads, seed).result()
def observe(candidate, case):
    return case.play(Scene(candidate))
"""
COUNTER = "import threading\nclass Box:\n def __init__(self): self.n = 0; self.lock = threading.%s()\n def add(self):\n  %s\ndef f(): return Box()\n"
UNLOCKED = COUNTER % ("Lock", "self.n += 1")
LOCKED = COUNTER % ("Lock", "with self.lock: self.n += 1")
REENTRANT = COUNTER % ("RLock", "with self.lock:\n   with self.lock: self.n += 1")
CONDITION = COUNTER % ("Condition", "with self.lock: self.n += 1; self.lock.notify_all()")
SEMAPHORE = COUNTER % ("BoundedSemaphore", "with self.lock: self.n += 1")
RAW = LOCKED.replace("threading", "_thread").replace("Lock()", "allocate_lock()")


def played(driver: str, source: str, name: str, *args: Any) -> Run:
    """Run a job of one step."""
    parts = [["f", ["f"], [], None]]
    return run(job("driver", source, driver=driver.encode(), parts=parts, steps=[[name, list(args), {}]]))


class Loops(unittest.TestCase):
    """Virtual time."""

    def go(self, body: str, *args: Any) -> Any:
        """Return what `go` saw of a coroutine function with this body."""
        lines = "".join("    %s\n" % line for line in body.splitlines())
        source = "import asyncio, time\nasync def f(gauge, *a):\n" + lines
        kind, value = played(LOOP, source, "go", *args).result["steps"][0]
        return value if kind == "value" else value["class"]

    def test_time_costs_nothing(self) -> None:
        """Sleeps of days, added without rounding, and in turn."""
        self.assertEqual(self.go("await asyncio.sleep(200_000)\nreturn 1"), [1, 200_000, 0, 0, []])
        self.assertEqual(self.go("for _ in range(3): await asyncio.sleep(0.1)"), [None, 0.3, 0, 0, []])
        body = "async def g(s):\n  async with gauge: await asyncio.sleep(s)\n  return s\nreturn await asyncio.gather(*map(g, a))"
        self.assertEqual(self.go(body, 3, 1, 2), [[3, 1, 2], 3, 3, 0, []])

    def test_semaphores_timeouts_and_queues(self) -> None:
        """What asyncio builds on the loop."""
        body = (
            "s = asyncio.Semaphore(2)\nasync def g(t):\n  async with s:\n    async with gauge: await asyncio.sleep(t)\n"
            "await asyncio.gather(*map(g, a))"
        )
        self.assertEqual(self.go(body, 1, 1, 1, 1, 1), [None, 3, 2, 0, []])
        body = "try: await asyncio.wait_for(asyncio.sleep(10), 2)\nexcept asyncio.TimeoutError: return 'late'"
        self.assertEqual(self.go(body), ["late", 2, 0, 0, []])

    def test_leaks_and_blocking_calls(self) -> None:
        """Tasks that were left, and real sleeps."""
        self.assertEqual(
            self.go("asyncio.ensure_future(asyncio.sleep(9)); await asyncio.sleep(1)"), [None, 1, 0, 1, []]
        )
        self.assertEqual(self.go("time.sleep(30)"), [None, 0, 0, 0, [30]])

    def test_what_never_comes(self) -> None:
        """Waiting for nothing is told, and threads are waited for."""
        self.assertEqual(self.go("await asyncio.Event().wait()"), "Stuck")
        body = "return await asyncio.get_event_loop().run_in_executor(None, sum, [1, 2])"
        self.assertEqual(self.go(body)[0], 3)

    def test_no_coroutine(self) -> None:
        """A plain function raises what awaiting its result raises."""
        steps = played(LOOP, "def f(gauge): return 1", "broken").result["steps"]
        self.assertEqual(steps, [["value", "TypeError"]])


class Threads(unittest.TestCase):
    """Switches between any two instructions."""

    def value(self, source: str, name: str, *args: Any) -> Any:
        """Return the value or the class of the exception."""
        kind, value = played(THREADS, source, name, *args).result["steps"][0]
        return value if kind == "value" else value["class"]

    def test_a_race_shows_under_every_seed(self) -> None:
        """A lost update, where plain threads lose none."""
        self.assertTrue(all(count < 80 for count in self.value(UNLOCKED, "count", 4, 20, 20)))

    def test_the_same_seed_is_the_same_schedule(self) -> None:
        """Also in another process."""
        first, second = (self.value(UNLOCKED, "count", 3, 20, 5) for _ in range(2))
        self.assertEqual(first, second)

    def test_locks_keep_it_right(self) -> None:
        """Every kind of lock that the library has."""
        for source in (LOCKED, REENTRANT, CONDITION, SEMAPHORE):
            self.assertEqual(self.value(source, "count", 4, 10, 3), [40] * 3, source)

    def test_a_lock_that_is_not_visible(self) -> None:
        """It is found out by its silence."""
        self.assertEqual(self.value(RAW, "count", 2, 2, 1), [4])

    def test_deadlocks_are_told(self) -> None:
        """Locks taken in opposite order, and one that is never given back."""
        source = (
            "import threading\na, b, n = threading.Lock(), threading.Lock(), [0, 1]\n"
            "def f():\n x, y = (a, b) if n.pop() else (b, a)\n for i in range(50):\n  with x:\n   with y: pass\n"
        )
        self.assertEqual(self.value(source, "call", 2, 1), "Deadlock")
        source = "import threading\na = threading.Lock()\ndef f(): a.acquire()"
        self.assertEqual(self.value(source, "call", 2, 1), "Deadlock")

    def test_a_thread_that_waits_for_itself_does_not_stay(self) -> None:
        """The next schedule does not wait for it."""
        source = "import threading\nclass Box:\n def __init__(self): self.l = threading.Lock()\n def add(self):\n  with self.l:\n   self.n = 1\n   with self.l: pass\ndef f():\n b = Box()\n b.add()"
        steps = [["call", [1, seed], {}] for seed in range(3)]
        work = job("driver", source, driver=THREADS.encode(), parts=[["f", ["f"], [], None]], steps=steps)
        found = [value["class"] for _, value in run(work).result["steps"]]
        self.assertEqual(found, ["Deadlock"] * 3)

    def test_threads_of_its_own(self) -> None:
        """Those that the submission starts, and waits for, run beside."""
        source = (
            "import threading\nfrom concurrent.futures import ThreadPoolExecutor\ndef f():\n t = threading.Thread(target=print); t.start(); t.join()\n"
            " with ThreadPoolExecutor(1) as pool: return pool.submit(sum, [1, 2]).result()"
        )
        self.assertEqual(self.value(source, "call", 2, 1), [3, 3])

    def test_exceptions_and_timeouts(self) -> None:
        """The first exception is raised; a wait for a while ends."""
        self.assertEqual(self.value("def f(): raise KeyError(1)", "call", 2, 1), "KeyError")
        source = "import threading\ndef f(): return threading.Event().wait(5)"
        self.assertEqual(self.value(source, "call", 2, 1), [False, False])


if __name__ == "__main__":
    unittest.main()
