"""The value codec: golden frames, limits, and objects that lie about themselves."""

from __future__ import annotations

import collections
import enum
import json
import struct
import unittest
from pathlib import Path
from typing import Any

from wire import CYCLE, Chain, Opaque, Tree, read

from judge_harness.decode import decode
from judge_harness.encode import Encoder, Limits, Oversized, encode
from judge_harness.nodes import GAP, ListNode, TreeNode, build_chain, build_tree

GOLDEN = json.loads(Path(__file__).with_name("frames.json").read_text("utf-8"))
NAMES = {"nan": float("nan"), "inf": float("inf")}
ROUNDTRIP_TAGS = (0x20, 0x21)


class Golden(unittest.TestCase):
    """The bytes that both sides agree on."""

    def test_literals_have_these_bytes(self) -> None:
        """What has a literal is written as the file says, and read back as the same bytes."""
        for case in GOLDEN:
            if case["value"] is None:
                continue
            with self.subTest(case["name"]):
                data = bytes.fromhex(case["hex"])
                self.assertEqual(encode(eval(case["value"], dict(NAMES))).hex(), case["hex"])
                self.assertEqual(encode(decode(data).value).hex(), case["hex"])

    def test_nodes_are_rebuilt(self) -> None:
        """Nodes without marks and identities come back as the same bytes."""
        for case in GOLDEN:
            data = bytes.fromhex(case["hex"])
            if data[0] in ROUNDTRIP_TAGS and "marked" not in case["name"] and "identities" not in case["name"]:
                with self.subTest(case["name"]):
                    self.assertEqual(encode(decode(data).value).hex(), case["hex"])

    def test_every_tag_is_there(self) -> None:
        """A tag without a golden frame is a tag that can drift."""
        seen = {int(case["hex"][:2], 16) for case in GOLDEN}
        every = {*range(8), *range(0x10, 0x16), 0x18, 0x19, 0x20, 0x21, 0x22, 0x30}
        self.assertEqual(every - seen, set())
        self.assertTrue(any(case["hex"].endswith("31") for case in GOLDEN))
        self.assertTrue(any("0f" in case["hex"] for case in GOLDEN if case["hex"].startswith("21")))

    def test_whole_frames(self) -> None:
        """The header is magic, kind, zero and length."""
        for case in GOLDEN:
            if "frame" in case:
                payload = bytes.fromhex(case["hex"])
                header = struct.pack("<2sBBQ", b"JF", case["kind"], 0, len(payload))
                self.assertEqual((header + payload).hex(), case["frame"])


class LyingList(list):  # type: ignore[type-arg]
    """A list that denies what it holds."""

    def __len__(self) -> int:
        return 10**9

    def __iter__(self) -> Any:
        raise AssertionError("asked")

    def __eq__(self, other: object) -> bool:
        return True

    def __getitem__(self, index: Any) -> Any:
        raise AssertionError("asked")

    __hash__ = None


class LyingMeta(type):
    """A metaclass whose classes cannot be looked at."""

    def __hash__(cls) -> int:
        raise AssertionError("asked")

    def __eq__(cls, other: object) -> bool:
        raise AssertionError("asked")

    def __getattribute__(cls, name: str) -> Any:
        raise AssertionError("asked")


class Lying(metaclass=LyingMeta):
    """An object of such a class."""


class LyingInt(int, metaclass=LyingMeta):
    """An int of such a class."""

    def __index__(self) -> int:
        raise AssertionError("asked")

    def __hash__(self) -> int:
        raise AssertionError("asked")


class LyingDict(dict):  # type: ignore[type-arg]
    """A dict that denies what it holds."""

    def items(self) -> Any:
        raise AssertionError("asked")

    __len__ = __iter__ = items


class LyingStr(str):
    """A str that denies what it is."""

    def encode(self, *_: Any) -> Any:
        raise AssertionError("asked")

    __str__ = __len__ = encode
    __slots__ = ()


class LyingNode:
    """A node by name only: its attributes are code."""

    @property
    def val(self) -> Any:
        raise AssertionError("asked")

    next = val


class Slotted:
    """A node without a dict."""

    __slots__ = ("next", "val")

    def __init__(self, val: Any, following: Any = None) -> None:
        self.val = val
        self.next = following


class Color(enum.IntEnum):
    """An int by base."""

    RED = 7


Point = collections.namedtuple("Point", "x y")  # noqa: PYI024


def _itself() -> Any:
    inside: Any = [1]
    inside.append((inside,))
    return inside


def _ring() -> Any:
    return build_chain([1, 2, 3], 1)[0]


def _cyclic_tree() -> Any:
    root = TreeNode(1, TreeNode(2))
    root.left.right = root
    return root


def _shared_tree() -> Any:
    leaf = TreeNode(3)
    return TreeNode(1, leaf, leaf)


TABLE: Any = [
    (LyingList([1, 2]), [1, 2]),
    (LyingList([LyingInt(3)] * 9), [3] * 9),
    (LyingInt(2**70), 2**70),
    (LyingDict(a=1), {"a": 1}),
    (LyingStr("x"), "x"),
    ([Lying()] * 8, [Opaque("Lying")] * 8),
    ([1] * 8 + [Lying()], [1] * 8 + [Opaque("Lying")]),
    (LyingNode(), Opaque("LyingNode")),
    (Lying, Opaque("LyingMeta")),
    (Color.RED, 7),
    (Point(1, 2), (1, 2)),
    (collections.OrderedDict(a=1), {"a": 1}),
    (collections.Counter("aab"), {"a": 2, "b": 1}),
    (collections.defaultdict(list, a=[1]), {"a": [1]}),
    (collections.deque([1]), Opaque("deque")),
    ((x for x in ""), Opaque("generator")),
    ({}.keys(), Opaque("dict_keys")),
    (map(str, []), Opaque("map")),
    (bytearray(b"ab"), b"ab"),
    (_itself(), [1, (CYCLE,)]),
    ([[1]] * 3, [[1], [1], [1]]),
    (_ring(), Chain([1, 2, 3], 1)),
    (Slotted(1, Slotted(2)), Chain([1, 2])),
    (ListNode(ListNode(1)), Chain([Opaque("ListNode")])),
    (ListNode([ListNode(1)]), Chain([[Chain([1])]])),
    (ListNode(1, 5), Opaque("ListNode")),
    (TreeNode(1, 5), Opaque("TreeNode")),
    (TreeNode(TreeNode(1)), Tree([Opaque("TreeNode")])),
    (_cyclic_tree(), CYCLE),
    (_shared_tree(), Tree([1, 3, 3])),
    (float("-inf"), float("-inf")),
    (NotImplemented, Opaque("NotImplementedType")),
    ([2**63 - 1] * 8, [2**63 - 1] * 8),
    ([2**63] * 8, [2**63] * 8),
]


class Reading(unittest.TestCase):
    """What the encoder makes of objects."""

    def test_table(self) -> None:
        """Values are read by base class and by shape, never by what they say."""
        for number, (value, expected) in enumerate(TABLE):
            with self.subTest(number):
                self.assertEqual(repr(read(encode(value))), repr(expected))

    def test_a_mark_is_seen(self) -> None:
        """Another attribute of a node sets flag 2."""
        nodes = build_chain([1, 2], -1)
        self.assertEqual(read(encode(nodes[0])), Chain([1, 2]))
        nodes[1].seen = True  # type: ignore[attr-defined]
        self.assertEqual(read(encode(nodes[0])), Chain([1, 2], marked=True))

    def test_trees_come_back(self) -> None:
        """Level order to nodes and back is the same, gaps included."""
        levels: Any = ([1], [1, GAP, 2], [3, 9, 20, GAP, GAP, 15, 7], [1, 2, GAP, 3, GAP, 4, 5], [None, None, GAP, 0])
        for values in levels:
            data = encode(build_tree(values))
            self.assertEqual(encode(decode(data).value), data)
            self.assertEqual(struct.unpack_from("<BI", data), (0x21, len(values)))


class WithLimits(unittest.TestCase):
    """Encoding stops at the first limit that is passed."""

    def passes(self, value: Any, **limits: int) -> str:
        """Return which limit a value passes."""
        usual = {"max_bytes": 1 << 20, "max_values": 1000, "max_depth": 50}
        try:
            Encoder(Limits(**{**usual, **limits})).value(value)
        except Oversized as oversized:
            return oversized.what
        return ""

    def test_table(self) -> None:
        """Which limit it is, and that the limit itself is allowed."""
        deep: Any = []
        for _ in range(49):
            deep = [deep]
        chain = build_chain(list(range(500)), -1)[0]
        shared: Any = []
        for _ in range(40):
            shared = [shared, shared]
        table: Any = [
            (deep, {}, ""),
            ([deep], {}, "depth"),
            ({1: deep}, {}, "depth"),
            ([0] * 999, {}, ""),
            ([0] * 1000, {}, "values"),
            ("x" * 100, {"max_bytes": 104}, "bytes"),
            ("x" * 100, {"max_bytes": 105}, ""),
            (2**10000, {"max_bytes": 1000}, "bytes"),
            ([1] * 100, {"max_bytes": 804}, "bytes"),
            ([1.5] * 100, {"max_bytes": 805}, ""),
            (range(10**12), {}, ""),
            (chain, {}, ""),
            (chain, {"max_values": 400}, "values"),
            (shared, {}, "values"),
            (dict.fromkeys(range(600)), {}, "values"),
        ]
        for number, (value, limits, expected) in enumerate(table):
            with self.subTest(number):
                self.assertEqual(self.passes(value, **limits), expected)

    def test_depth_needs_no_stack(self) -> None:
        """A list nested 100,000 deep is written and read without recursion."""
        deep: Any = []
        for _ in range(100_000):
            deep = [deep]
        data = encode(deep)
        self.assertEqual(data, b"\x10\x01\x00\x00\x00" * 100_000 + b"\x10\x00\x00\x00\x00")
        self.assertEqual(encode(decode(data).value), data)


if __name__ == "__main__":
    unittest.main()
