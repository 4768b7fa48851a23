"""Uses a counter from one thread and from several, which are switched between any two instructions."""

from __future__ import annotations

from typing import Any, Callable, List

from judge_harness.driver import Candidate, Case, Transcript, run_threads, watch_threads

watch_threads()

# Schedules tried for each race.
SEEDS = range(4)


def failing(value: int) -> int:
    """Stand for an update that cannot be made."""
    raise ValueError("on purpose")


class Scene:
    """One counter; each step of a case is a method."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.counter: Any = None

    def alone(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call something in one thread, so that waiting for oneself is noticed."""
        return run_threads([lambda: function(*args)]).result()[0]

    def make(self, start: int) -> None:
        self.counter = self.alone(self.candidate.Counter, start)

    def increment(self) -> Any:
        return self.alone(self.counter.increment)

    def value(self) -> Any:
        return self.alone(self.counter.value)

    def multiply(self, factor: int) -> Any:
        return self.alone(self.counter.update, lambda value: value * factor)

    def fail(self) -> Any:
        return self.alone(self.counter.update, failing)

    def reset(self) -> Any:
        return self.alone(self.counter.reset)

    def rounds(self, play: Callable[[Any, int], Any]) -> Any:
        """Play with a fresh counter under each schedule and return the least that came: what is lost makes it less."""
        return min(self.outcomes(play))

    def outcomes(self, play: Callable[[Any, int], Any]) -> List[Any]:
        """Return what comes under each schedule, each with a counter that starts where this one stands."""
        start = self.value()
        return [play(self.alone(self.candidate.Counter, start), seed) for seed in SEEDS]

    def race(self, threads: int, turns: int) -> Any:
        def play(counter: Any, seed: int) -> Any:
            run_threads([lambda: [counter.increment() for _ in range(turns)]] * threads, seed).result()
            return counter.value()

        return self.rounds(play)

    def race_returned(self, threads: int, turns: int) -> Any:
        def play(counter: Any, seed: int) -> Any:
            found = run_threads([lambda: [counter.increment() for _ in range(turns)]] * threads, seed).result()
            return len({number for numbers in found for number in numbers})

        return self.rounds(play)

    def race_updates(self, threads: int, turns: int) -> Any:
        def play(counter: Any, seed: int) -> Any:
            def work() -> None:
                for _ in range(turns):
                    counter.update(lambda value: value + 1)

            run_threads([work] * threads, seed).result()
            return counter.value()

        return self.rounds(play)

    def race_resets(self, threads: int, turns: int) -> Any:
        def play(counter: Any, seed: int) -> Any:
            work = [lambda: [counter.increment() for _ in range(turns)] and 0] * threads
            resets = [lambda: sum(counter.reset() for _ in range(turns))] * 2
            taken = run_threads(work + resets, seed).result()
            return sum(taken) + counter.value()

        # More than was put in is as wrong as less.
        expected = self.value() + threads * turns
        return max(self.outcomes(play), key=lambda outcome: abs(outcome - expected))

    def race_failures(self, threads: int, turns: int) -> Any:
        def play(counter: Any, seed: int) -> Any:
            def fails() -> None:
                for _ in range(3):
                    try:
                        counter.update(failing)
                    except ValueError:
                        continue

            run_threads([lambda: [counter.increment() for _ in range(turns)]] * threads + [fails], seed).result()
            return counter.value()

        return self.rounds(play)


def observe(candidate: Candidate, case: Case) -> Transcript:
    """Play the steps."""
    return case.play(Scene(candidate))
