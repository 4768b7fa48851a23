"""Makes objects of the candidate's class and of subclasses, from one thread and from many."""

from __future__ import annotations

import types
from typing import Any, Callable, Dict, List

from judge_harness.driver import Candidate, Case, Transcript, run_threads, watch_threads

watch_threads()

# Schedules tried for each race, each with a new subclass, whose first object is yet to be made.
SEEDS = range(5)


class Scene:
    """Named classes and objects; each step of a case is a method."""

    def __init__(self, candidate: Candidate) -> None:
        self.classes: Dict[str, Any] = {"Settings": candidate.Settings}
        self.objects: Dict[str, Any] = {}

    def alone(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call something in one thread, so that waiting for oneself is noticed."""
        return run_threads([lambda: function(*args)]).result()[0]

    def derive(self, cls: str, base: str) -> Any:
        """Return a new subclass, made as a `class` statement makes it."""
        return types.new_class(cls, (self.classes[base],))

    def create(self, name: str, cls: str) -> None:
        self.objects[name] = self.alone(self.classes[cls])

    def subclass(self, cls: str, base: str) -> None:
        self.classes[cls] = self.derive(cls, base)

    def put(self, name: str, key: str, value: Any) -> None:
        self.alone(self.objects[name].set, key, value)

    def get(self, name: str, key: str) -> Any:
        return self.alone(self.objects[name].get, key)

    def same(self, first: str, second: str) -> bool:
        return self.objects[first] is self.objects[second]

    def kind(self, name: str) -> str:
        return type(self.objects[name]).__name__

    def is_a(self, name: str, cls: str) -> bool:
        return isinstance(self.objects[name], self.classes[cls])

    def race(self, threads: int) -> int:
        counts: List[int] = []
        for seed in SEEDS:
            cls = self.derive("Raced", "Settings")
            made = run_threads([cls] * threads, seed).result()
            counts.append(len({id(one) for one in made}))
        return max(counts)

    def race_state(self, threads: int) -> int:
        counts: List[int] = []
        for seed in SEEDS:
            cls = self.derive("Raced", "Settings")
            work = [lambda key=str(number): cls().set(key, key) for number in range(threads)]
            run_threads(work, seed).result()
            counts.append(sum(self.alone(cls().get, str(number)) == str(number) for number in range(threads)))
        return min(counts)


def observe(candidate: Candidate, case: Case) -> Transcript:
    """Play the steps."""
    return case.play(Scene(candidate))
