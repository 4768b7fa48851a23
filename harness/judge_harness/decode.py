"""Bytes to values: the job, and with it the arguments, fresh for every call.

The judge wrote these bytes, so they are believed; malformed ones raise `ProtocolError`.
"""

from __future__ import annotations

import gc

from judge_harness.channel import ProtocolError
from judge_harness.nodes import GAP, build_chain, build_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.counted import CountedSequence

_CONTAINERS = {0x10: 1, 0x11: 1, 0x12: 1, 0x13: 1, 0x14: 2, 0x20: 1, 0x21: 1}


class Decoded:
    """A payload: its value, and what was built for it."""

    def __init__(self) -> None:
        self.value: Any = None
        # List nodes of all chains, in order: their positions are their identities.
        self.list_nodes: list[object] = []
        # Counted sequences, in order.
        self.counted: list[CountedSequence] = []


class _Open:
    """A container whose elements are being read."""

    __slots__ = ("details", "items", "missing", "tag")

    def __init__(self, tag: int, missing: int, details: tuple[int, ...] = ()) -> None:
        self.tag = tag
        self.missing = missing
        self.details = details
        self.items: list[Any] = []


def decode(data: bytes | bytearray) -> Decoded:
    """Read one payload."""
    decoded = Decoded()
    # Nothing here is garbage yet, and looking for some doubles the time.
    gc.disable()
    try:
        end = _Reader(data, decoded).read()
    except (IndexError, TypeError, ValueError) as problem:
        raise ProtocolError("malformed payload") from problem
    finally:
        gc.enable()
    if end != len(data):
        raise ProtocolError("bytes after the payload")
    return decoded


class _Reader:
    def __init__(self, data: bytes | bytearray, decoded: Decoded) -> None:
        self.data = data
        self.at = 0
        self.decoded = decoded

    def read(self) -> int:
        """Read the value and return where it ends; a length beyond the payload shows at the end."""
        data, at = self.data, 0
        stack: list[_Open] = []
        top = root = _Open(0, 1)
        items, missing = top.items, 1
        while True:
            tag = data[at]
            if tag == 3:
                items.append(int.from_bytes(data[at + 1 : at + 9], "little", signed=True))
                at += 9
            elif tag == 6:
                start = at + 5
                at = start + int.from_bytes(data[at + 1 : start], "little")
                items.append(str(data[start:at], "utf-8", "surrogatepass"))
            else:
                if tag == 0x10:
                    value: Any = _Open(tag, int.from_bytes(data[at + 1 : at + 5], "little"))
                    at += 5
                else:
                    self.at = at
                    value = self._next()
                    at = self.at
                if type(value) is _Open and value.missing:
                    top.missing = missing
                    stack.append(top)
                    top, items, missing = value, value.items, value.missing
                    continue
                items.append(self._close(value) if type(value) is _Open else value)
            missing -= 1
            while not missing:
                if top is root:
                    self.decoded.value = items[0]
                    return at
                value = self._close(top)
                top = stack.pop()
                items, missing = top.items, top.missing - 1
                items.append(value)

    def _next(self) -> Any:
        tag = self.data[self.at]
        self.at += 1
        if tag in _CONTAINERS:
            return self._open(tag)
        if tag <= 2:
            return (None, True, False)[tag]
        if tag == 4:
            return int.from_bytes(self._take(self._count()), "little", signed=True)
        if tag == 5:
            return self._cells(1, "d")[0]
        if tag == 7:
            return bytes(self._take(self._count()))
        if tag == 0x0F:
            return GAP
        if tag == 0x15:
            return _Open(tag, 3)
        if tag == 0x18:
            return self._cells(self._count(), "q")
        if tag == 0x19:
            return self._cells(self._count(), "d")
        if tag == 0x22:
            return _Open(tag, 1, (self._integer(8), self._integer(8)))
        raise ProtocolError("tag %02x" % tag)

    def _open(self, tag: int) -> _Open:
        count = self._count()
        if tag != 0x20:
            return _Open(tag, count * _CONTAINERS[tag])
        cycle_to, flags = self._integer(4), self._integer(1)
        if flags & 1:
            self._take(4 * count)
        return _Open(tag, count, (cycle_to,))

    def _close(self, done: _Open) -> Any:
        tag, items = done.tag, done.items
        if tag == 0x10:
            return items
        if tag == 0x11:
            return tuple(items)
        if tag == 0x12:
            return set(items)
        if tag == 0x13:
            return frozenset(items)
        if tag == 0x14:
            return dict(zip(items[::2], items[1::2]))
        if tag == 0x15:
            return range(*items)
        if tag == 0x20:
            nodes = build_chain(items, done.details[0])
            self.decoded.list_nodes += nodes
            return nodes[0]
        if tag == 0x21:
            return build_tree(items)
        from judge_harness.counted import CountedSequence

        counted = CountedSequence(items[0], *done.details)
        self.decoded.counted.append(counted)
        return counted

    def _cells(self, count: int, code: str) -> list[Any]:
        with memoryview(self._take(8 * count)) as view:
            return view.cast(code).tolist()  # type: ignore[call-overload, no-any-return]

    def _count(self) -> int:
        return int.from_bytes(self._take(4), "little")

    def _integer(self, size: int) -> int:
        return int.from_bytes(self._take(size), "little", signed=True)

    def _take(self, count: int) -> bytes | bytearray:
        data = self.data[self.at : self.at + count]
        if len(data) != count:
            raise ProtocolError("a length beyond the payload")
        self.at += count
        return data
