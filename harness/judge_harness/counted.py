"""A sequence that behaves as a list that cannot be changed, and counts what is read of it.

Whether too much was read is decided outside; here only a hopeless scan is cut short.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, Iterator, Sequence

# Reads beyond the allowed number before a scan is stopped: enough to be evidence, soon enough to be quick.
SLACK = 1000


class ReadTooMuch(BaseException):
    """Far more was read than the problem allows. Not an `Exception`, so that a broad handler lets it pass."""


class CountedSequence:
    """The argument that a submission gets."""

    def __init__(self, sequence: Sequence[Any], max_distinct: int, max_total: int) -> None:
        self.__sequence = sequence
        self.__positions: set[int] = set()
        self.__total = 0
        self.__stop_at = max(max_distinct, max_total) * 2 + SLACK

    def __read(self, positions: range) -> None:
        self.__total += len(positions)
        if self.__total > self.__stop_at:
            raise ReadTooMuch
        self.__positions.update(positions)

    def __all(self) -> list[Any]:
        self.__read(range(len(self.__sequence)))
        return list(self.__sequence)

    def __len__(self) -> int:
        return len(self.__sequence)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            positions = range(*index.indices(len(self.__sequence)))
            self.__read(positions)
            return [self.__sequence[position] for position in positions]
        try:
            position = range(len(self.__sequence))[index]
        except IndexError:
            raise IndexError("list index out of range") from None
        except TypeError:
            name = type(index).__name__
            raise TypeError("list indices must be integers or slices, not " + name) from None
        self.__read(range(position, position + 1))
        return self.__sequence[position]

    def __iter__(self) -> Iterator[Any]:
        position = 0
        while position < len(self.__sequence):
            yield self[position]
            position += 1

    def __reversed__(self) -> Iterator[Any]:
        for position in range(len(self.__sequence) - 1, -1, -1):
            yield self[position]

    def __contains__(self, wanted: object) -> bool:
        return any(item is wanted or item == wanted for item in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (list, CountedSequence)):
            return NotImplemented
        return len(self) == len(other) and self.__all() == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __add__(self, other: Iterable[Any]) -> list[Any]:
        return self.__all() + list(other)

    def __radd__(self, other: Iterable[Any]) -> list[Any]:
        return list(other) + self.__all()

    def __repr__(self) -> str:
        return "<sequence of %d elements>" % len(self.__sequence)

    def index(self, wanted: object, start: int = 0, stop: int | None = None) -> int:
        """Return the first position of an element."""
        for position in range(*slice(start, stop).indices(len(self.__sequence))):
            item = self[position]
            if item is wanted or item == wanted:
                return position
        raise ValueError("%r is not in list" % (wanted,))

    def count(self, wanted: object) -> int:
        """Return how many elements are equal to one."""
        return sum(item is wanted or item == wanted for item in self)

    def copy(self) -> list[Any]:
        """Return all elements."""
        return self.__all()

    # Only for the harness: what the submission should not find by trying.
    def _reads_(self) -> list[int]:
        return [len(self.__positions), self.__total]

    def _sequence_(self) -> Sequence[Any]:
        return self.__sequence
