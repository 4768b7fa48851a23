"""Values to bytes: what of Python's world is plain data, and how it is written.

Frames are `channel`'s. Nothing here recurses, and nothing here calls a method that a submission could
define: containers are read with the methods of the builtin base class, whatever the subclass says.
"""

from __future__ import annotations

from judge_harness.nodes import (
    CHAIN,
    GAP,
    NO_SHAPE,
    TooMany,
    marked,
    mro_of,
    shape_of,
    walk_chain,
    walk_tree,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator

INT64_MIN, INT64_MAX = -(1 << 63), (1 << 63) - 1
PACKED_FROM = 8
MAX_NAME = 200

# The bytes of one float, without `_struct`, which costs half a millisecond to load where it is not built in.
_float_bytes = bytearray(8)
_float_cell = memoryview(_float_bytes).cast("d")
_name_of = type.__dict__["__name__"].__get__


class Oversized(Exception):
    """A limit is passed; `what` is `bytes`, `values` or `depth`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Limits:
    """How much a result may hold."""

    def __init__(self, max_bytes: int, max_values: int, max_depth: int) -> None:
        self.bytes = max_bytes
        self.values = max_values
        self.depth = max_depth


UNLIMITED = Limits(1 << 62, 1 << 62, 1 << 62)


class Encoded:
    """Values that are already written, to be put into another payload."""

    def __init__(self, data: bytes | bytearray, values: int) -> None:
        self.data = data
        self.values = values


class Encoder:
    """One payload in the making."""

    def __init__(self, limits: Limits, identities: dict[int, int] | None = None) -> None:
        self.out = bytearray()
        self.values = 0
        self.limits = limits
        self.identities = identities
        # Of the value being written: containers met but not left, how deep we are, in a node's `val` or not.
        self._open_ids: set[int] = set()
        self._level = 0
        self._inside_chain = False

    def begin(self, tag: int, count: int) -> None:
        """Open a container of our own; its elements follow."""
        self.values += count + 1
        self._head(tag, count)

    def opaque(self, item: object) -> None:
        """Write of an object only the name of its class."""
        self.values += 1
        self._text(0x30, class_name(type(item)))

    def finished(self) -> Encoded:
        """Return what was written."""
        return Encoded(self.out, self.values)

    def value(self, value: object) -> None:
        """Write one value."""
        self._check_room(1)
        out = self.out
        limit = self.limits.bytes
        # Suspended containers: where to go on, the id of the container, whether direct nodes are refused.
        stack: list[tuple[Iterator[Any], int, bool]] = []
        self._open_ids = open_ids = set()
        rest: Iterator[Any] = iter((value,))
        own_id, in_chain = 0, False
        while True:
            for item in rest:
                kind = type(item)
                if kind is int:
                    if INT64_MIN <= item <= INT64_MAX:
                        out.append(3)
                        out += item.to_bytes(8, "little", signed=True)
                    else:
                        self._big_int(item)
                elif kind is str:
                    self._text(6, item)
                elif item is None:
                    out.append(0)
                elif item is True:
                    out.append(1)
                elif item is False:
                    out.append(2)
                elif kind is float:
                    _float_cell[0] = item
                    out.append(5)
                    out += _float_bytes
                elif item is GAP:
                    out.append(0x0F)
                else:
                    self._level, self._inside_chain = len(stack), in_chain
                    inner = self._other(item, kind)
                    if inner is not None:
                        stack.append((rest, own_id, in_chain))
                        rest, in_chain = inner, self._inside_chain
                        own_id = id(item)
                        open_ids.add(own_id)
                        break
                if len(out) > limit:
                    raise Oversized("bytes")
            else:
                if not stack:
                    break
                open_ids.discard(own_id)
                rest, own_id, in_chain = stack.pop()
        if len(out) > limit:
            raise Oversized("bytes")

    def _check_room(self, count: int) -> None:
        self.values += count
        if self.values > self.limits.values:
            raise Oversized("values")

    def _head(self, tag: int, count: int) -> None:
        self.out.append(tag)
        self.out += count.to_bytes(4, "little")

    def _check_depth(self) -> None:
        if self._level >= self.limits.depth:
            raise Oversized("depth")

    def _other(self, item: Any, kind: type) -> Iterator[Any] | None:
        """Write what is no plain scalar; return the elements that are still to be written, if any."""
        base: Any = list
        if kind is Encoded:
            self._check_room(item.values)
            self.out += item.data
            return None
        if kind is not list:
            base = (_BASES.get(kind) if type(kind) is type else None) or base_of(kind)
            if base is None:
                return self._object(item)
            if base in _SCALARS:
                _SCALARS[base](self, item)
                return None
        if id(item) in self._open_ids:
            self.out.append(0x31)
            return None
        self._inside_chain = False
        self._check_depth()
        if base is list:
            return self._list(item)
        if base is dict:
            count = dict.__len__(item)
            self._check_room(2 * count)
            self._head(0x14, count)
            return _flat(iter(dict.items(item)))
        tag, length, iterate = _SEQUENCES[base]
        count = length(item)
        self._check_room(count)
        self._head(tag, count)
        elements: Iterator[Any] = iterate(item)
        return elements

    def _list(self, item: list[Any]) -> Iterator[Any] | None:
        count = list.__len__(item)
        self._check_room(count)
        if count >= PACKED_FROM:
            first = type(list.__getitem__(item, 0))
            if first is int and self._packed(item, count, int, 0x18, "q"):
                return None
            if first is float and self._packed(item, count, float, 0x19, "d"):
                return None
        self._head(0x10, count)
        if count < PACKED_FROM and self._few_ints(item):
            return None
        return list.__iter__(item)

    def _few_ints(self, item: list[Any]) -> bool:
        """Write the elements of a short list if all are small integers; pairs and triples come in great numbers."""
        out = self.out
        start = len(out)
        for element in list.__iter__(item):
            if type(element) is not int or not INT64_MIN <= element <= INT64_MAX:
                del out[start:]
                return False
            out.append(3)
            out += element.to_bytes(8, "little", signed=True)
        return True

    def _packed(self, item: list[Any], count: int, kind: type, tag: int, code: str) -> bool:
        if len(self.out) + 8 * count > self.limits.bytes:
            raise Oversized("bytes")
        data = bytearray(8 * count)
        cells = memoryview(data).cast(code)  # type: ignore[call-overload]
        try:
            for index, element in enumerate(list.__iter__(item)):
                if type(element) is not kind:
                    return False
                cells[index] = element
        except ValueError:  # an integer larger than 64 bits
            return False
        self._head(tag, count)
        self.out += data
        return True

    def _object(self, item: object) -> Iterator[Any] | None:
        shape = NO_SHAPE if self._inside_chain else shape_of(item)
        most = self.limits.values - self.values
        try:
            if shape == CHAIN:
                chain = walk_chain(item, most)
                if chain is not None:
                    return self._chain(*chain)
            elif shape != NO_SHAPE:
                values = walk_tree(item, most)
                if values is not None:
                    self._check_depth()
                    self._check_room(len(values))
                    self._head(0x21, len(values))
                    self._inside_chain = True
                    return iter(values)
        except TooMany:
            raise Oversized("values") from None
        except ValueError:
            self.out.append(0x31)
            return None
        self._text(0x30, class_name(type(item)))
        return None

    def _chain(self, nodes: list[object], values: list[object], cycle_to: int) -> Iterator[Any]:
        self._check_depth()
        self._check_room(len(values))
        identities = self.identities
        flags = (identities is not None) + 2 * marked(nodes)
        self._head(0x20, len(nodes))
        self.out += cycle_to.to_bytes(4, "little", signed=True)
        self.out.append(flags)
        if identities is not None:
            for node in nodes:
                self.out += identities.get(id(node), -1).to_bytes(4, "little", signed=True)
        self._inside_chain = True
        return iter(values)

    def _text(self, tag: int, item: str) -> None:
        data = str.encode(item, "utf-8", "surrogatepass")
        if len(self.out) + len(data) > self.limits.bytes:
            raise Oversized("bytes")
        self._head(tag, len(data))
        self.out += data

    def _any_text(self, item: str) -> None:
        self._text(6, item)

    def _bytes(self, item: bytes | bytearray) -> None:
        base: Any = bytes if base_of(type(item)) is bytes else bytearray
        if len(self.out) + base.__len__(item) > self.limits.bytes:
            raise Oversized("bytes")
        data = base.__getitem__(item, slice(None))
        self._head(7, len(data))
        self.out += data

    def _any_int(self, item: int) -> None:
        exact = int.__index__(item)
        if INT64_MIN <= exact <= INT64_MAX:
            self.out.append(3)
            self.out += exact.to_bytes(8, "little", signed=True)
        else:
            self._big_int(exact)

    def _big_int(self, item: int) -> None:
        size = int.bit_length(item if item >= 0 else ~item) // 8 + 1
        if len(self.out) + size > self.limits.bytes:
            raise Oversized("bytes")
        self._head(4, size)
        self.out += int.to_bytes(item, size, "little", signed=True)

    def _any_float(self, item: float) -> None:
        _float_cell[0] = float.__float__(item)
        self.out.append(5)
        self.out += _float_bytes

    def _range(self, item: range) -> None:
        self._check_room(3)
        self.out.append(0x15)
        for part in (item.start, item.stop, item.step):
            self._any_int(part)


def encode(value: object, limits: Limits = UNLIMITED) -> bytes:
    """Return the bytes of one value."""
    encoder = Encoder(limits)
    encoder.value(value)
    return bytes(encoder.out)


def class_name(cls: type) -> str:
    """Return the name of a class without asking its metaclass."""
    name: str = _name_of(cls)
    return str.__getitem__(name, slice(MAX_NAME))


def base_of(kind: type) -> type | None:
    """Return the builtin that objects of a class are read as."""
    for base in mro_of(kind):
        if type(base) is type and base in _BASES:
            # `bool` and `range` have no subclasses, so a hit is the base itself.
            return _BASES[base]
    return None


def _flat(pairs: Iterator[tuple[Any, Any]]) -> Iterator[Any]:
    for key, value in pairs:
        yield key
        yield value


_SEQUENCES: dict[type, Any] = {
    tuple: (0x11, tuple.__len__, tuple.__iter__),
    set: (0x12, set.__len__, set.__iter__),
    frozenset: (0x13, frozenset.__len__, frozenset.__iter__),
}
_SCALARS: dict[type, Any] = {
    str: Encoder._any_text,
    int: Encoder._any_int,
    float: Encoder._any_float,
    bytes: Encoder._bytes,
    bytearray: Encoder._bytes,
    range: Encoder._range,
}
_BASES: dict[type, type] = {kind: kind for kind in (*_SEQUENCES, *_SCALARS, list, dict)}
