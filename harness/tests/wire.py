"""A reader of values on its own, so that the encoder is not tested against itself.

Owns the plain form of what has no Python literal: `Opaque`, `CYCLE`, `Chain`, `Tree`.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import Any, List, NamedTuple, Optional, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


class Opaque(NamedTuple):
    """Tag 30."""

    name: str


class Chain(NamedTuple):
    """Tag 20."""

    values: List[Any]
    cycle_to: int = -1
    identities: Optional[List[int]] = None
    marked: bool = False


class Tree(NamedTuple):
    """Tag 21."""

    values: List[Any]


class Gap(NamedTuple):
    """Tag 0F."""


CYCLE = "<cycle>"


def read(data: bytes) -> Any:
    """Read one payload."""
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError("bytes left over")
    return value


def _count(data: bytes, at: int) -> Tuple[int, int]:
    return struct.unpack_from("<I", data, at)[0], at + 4


def _many(data: bytes, at: int, count: int) -> Tuple[List[Any], int]:
    values = []
    for _ in range(count):
        value, at = _value(data, at)
        values.append(value)
    return values, at


def _value(data: bytes, at: int) -> Tuple[Any, int]:
    tag, at = data[at], at + 1
    if tag in SCALARS:
        return SCALARS[tag], at
    if tag in (3, 5):
        return struct.unpack_from("<q" if tag == 3 else "<d", data, at)[0], at + 8
    if tag == 0x15:
        parts, at = _many(data, at, 3)
        return range(*parts), at
    count, at = _count(data, at)
    if tag in (4, 6, 7, 0x30):
        body, at = data[at : at + count], at + count
        return _bytes_of(tag, body), at
    if tag in (0x18, 0x19):
        code = "<%d%s" % (count, "q" if tag == 0x18 else "d")
        return list(struct.unpack_from(code, data, at)), at + 8 * count
    if tag == 0x20:
        return _chain(data, at, count)
    values, at = _many(data, at, 2 * count if tag == 0x14 else count)
    return MAKERS[tag](values), at


def _bytes_of(tag: int, body: bytes) -> Any:
    if tag == 4:
        return int.from_bytes(body, "little", signed=True)
    if tag == 7:
        return body
    text = body.decode("utf-8", "surrogatepass")
    return text if tag == 6 else Opaque(text)


def _chain(data: bytes, at: int, count: int) -> Tuple[Chain, int]:
    cycle_to, flags = struct.unpack_from("<iB", data, at)
    at += 5
    identities = None
    if flags & 1:
        identities = list(struct.unpack_from("<%di" % count, data, at))
        at += 4 * count
    values, at = _many(data, at, count)
    return Chain(values, cycle_to, identities, bool(flags & 2)), at


SCALARS = {0: None, 1: True, 2: False, 0x0F: Gap(), 0x31: CYCLE}
MAKERS: Any = {
    0x10: list,
    0x11: tuple,
    0x12: set,
    0x13: frozenset,
    0x14: lambda values: dict(zip(values[::2], values[1::2])),
    0x21: Tree,
}
