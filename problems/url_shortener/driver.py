"""Uses a candidate's shortener on a clock of its own; codes are told by number, in the order in which they appear."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from judge_harness.driver import Candidate, Case, Transcript, VirtualClock

ALPHABET = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


class Scene:
    """The shortener, its clock, and the names of its codes."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.start(1)

    def start(self, lifetime: float) -> None:
        self.clock = VirtualClock(start=1000.0)
        self.lifetime = lifetime
        self.shortener = self.candidate.UrlShortener(self.clock, lifetime)
        self.asked: List[Tuple[float, Tuple[Any, ...]]] = []
        self.codes: List[str] = []
        self.bulk: Dict[int, str] = {}
        self.squats: List[Tuple[str, str]] = []

    def _ask(self, *arguments: Any) -> Any:
        self.asked.append((self.clock(), arguments))
        return self.shortener.shorten(*arguments)

    def _text(self, label: str) -> str:
        number = label[5:] if label.startswith("code ") else ""
        return self.codes[int(number) - 1] if number and int(number) <= len(self.codes) else label

    def _label(self, code: Any) -> str:
        if not isinstance(code, str) or not 1 <= len(code) <= 7 or not ALPHABET.issuperset(code):
            return "no code: %r" % (code,)
        if code not in self.codes:
            self.codes.append(code)
        return "code %d" % (self.codes.index(code) + 1)

    def shorten(self, url: str) -> str:
        return self._label(self._ask(url))

    def alias(self, url: str, alias: str) -> Any:
        return self._ask(url, self._text(alias))

    def resolve(self, code: str) -> Any:
        return self.shortener.resolve(self._text(code))

    def visits(self, code: str) -> Any:
        return self.shortener.visits(self._text(code))

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def shorten_many(self, first: int, count: int) -> int:
        for number in range(first, first + count):
            self.bulk[number] = self._ask("https://example.org/%d" % number)
        return len({self.bulk[number] for number in range(first, first + count)})

    def resolve_many(self, first: int, count: int) -> int:
        numbers = range(first, first + count)
        found = [self.shortener.resolve(self.bulk[number]) for number in numbers]
        return sum(url == "https://example.org/%d" % number for number, url in zip(numbers, found))

    def squat(self, url: str, next: str) -> None:
        clock = VirtualClock(start=1000.0)
        twin = self.candidate.UrlShortener(clock, self.lifetime)
        for when, arguments in self.asked:
            clock.advance(when - clock())
            twin.shorten(*arguments)
        wanted = twin.shorten(next)
        try:
            self.squats.append((self._ask(url, wanted), url))
        except ValueError:
            pass

    def squatted(self) -> bool:
        return all(self.shortener.resolve(alias) == url for alias, url in self.squats)


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
