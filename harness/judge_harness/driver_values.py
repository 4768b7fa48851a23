"""Helpers of drivers: sequences and iterators that count, and facts about the life of objects."""

from __future__ import annotations

import gc
import pickle
import weakref

from judge_harness.counted import CountedSequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable, Iterator, Sequence

# Reads are told, not limited: a scan that goes on for ever ends at the time limit.
WITHOUT_LIMIT = 1 << 60


class Pulls:
    """An iterator that counts what is asked of it; its source may be endless."""

    def __init__(self, source: Iterable[Any]) -> None:
        self._source = iter(source)
        self.pulled = 0
        self.ended = False

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        try:
            item = next(self._source)
        except StopIteration:
            self.ended = True
            raise
        self.pulled += 1
        return item


class Counted(CountedSequence):
    """A sequence that cannot be changed and counts its reads."""

    def __init__(self, sequence: Sequence[Any]) -> None:
        super().__init__(sequence, WITHOUT_LIMIT, WITHOUT_LIMIT)

    @property
    def reads(self) -> list[int]:
        """How many different positions were read, and how many reads there were."""
        return self._reads_()


def take(iterator: Iterable[Any], count: int) -> list[Any]:
    """Return at most so many items; the end is not looked for."""
    items: list[Any] = []
    source = iter(iterator)
    while len(items) < count:
        try:
            items.append(next(source))
        except StopIteration:
            break
    return items


def is_freed(make: Callable[[], Any]) -> bool:
    """Tell whether nothing holds what a function returns, once that is dropped and garbage is collected."""
    held = make()
    alive = weakref.ref(held)
    del held
    gc.collect()
    return alive() is None


def round_trip(value: Any) -> Any:
    """Return what comes back of an object that is pickled."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 -- what the candidate's own class wrote a moment ago
