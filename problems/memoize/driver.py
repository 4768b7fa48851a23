"""Memoises functions of a fixed table and counts how often they run."""

from __future__ import annotations

from typing import Any, Dict, Optional

from judge_harness.driver import Candidate, Case, Transcript


class Functions:
    """Fresh functions that count their runs; `fib` calls what stands in its place now."""

    def __init__(self, memoised: Dict[str, Any]) -> None:
        self.runs = dict.fromkeys(
            "area slope greet kind echo nothing once total flaky fussy strict lookup fib".split(), 0
        )
        runs = self.runs

        def area(width: Any, height: Any = 1) -> Any:
            """Width times height."""
            runs["area"] += 1
            return width * height

        def slope(rise: Any, run: Any) -> Any:
            runs["slope"] += 1
            return rise / run

        def greet(person: str, *, loud: bool = False) -> str:
            runs["greet"] += 1
            text = "hello " + person
            return text.upper() if loud else text

        def kind(x: Any) -> str:
            runs["kind"] += 1
            return type(x).__name__

        def echo(x: Any) -> Any:
            runs["echo"] += 1
            return x

        def nothing(x: Any) -> None:
            runs["nothing"] += 1

        def once() -> int:
            """How often it ran."""
            runs["once"] += 1
            return runs["once"]

        def total(numbers: Any, more: Any = ()) -> Any:
            runs["total"] += 1
            return sum(numbers) + sum(more)

        def flaky(x: Any) -> Any:
            runs["flaky"] += 1
            if runs["flaky"] == 1:
                raise OSError("try again")
            return x

        def fussy(x: Any) -> Any:
            runs["fussy"] += 1
            raise ValueError("%r does not please" % (x,))

        def strict(x: Any) -> Any:
            runs["strict"] += 1
            raise TypeError("%r is not my type" % (x,))

        def lookup(key: str) -> int:
            runs["lookup"] += 1
            return {"a": 1}[key]

        def fib(n: int) -> int:
            runs["fib"] += 1
            again: Any = memoised["fib"]
            return n if n < 2 else again(n - 1) + again(n - 2)

        self.table: Dict[str, Any] = {
            function.__name__: function
            for function in (
                area, slope, greet, kind, echo, nothing, once, total, flaky, fussy, strict, lookup, fib
            )
        }


class Scene:
    """The memoised functions."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.memoised: Dict[str, Any] = {}
        self.functions = Functions(self.memoised)

    def memoize(self, name: str) -> None:
        self.memoised[name] = self.candidate.memoize(self.functions.table[name])

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        return self.memoised[name](*args, **kwargs)

    def runs(self, name: str) -> int:
        return self.functions.runs[name]

    def name_of(self, name: str) -> Any:
        return self.memoised[name].__name__

    def doc_of(self, name: str) -> Optional[Any]:
        return self.memoised[name].__doc__


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
