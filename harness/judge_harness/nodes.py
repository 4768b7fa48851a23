"""List and tree nodes: the classes a submission sees, building them from values, and walking what came back.

Their bytes are `encode`'s and `decode`'s. Walking reads by shape and never runs code of the submission.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ListNode:
    """The usual node of a singly linked list; its text does not reveal the list."""

    def __init__(self, val: Any = 0, next: Any = None) -> None:
        self.val = val
        self.next = next

    def __repr__(self) -> str:
        return "<ListNode>"


class TreeNode:
    """The usual node of a binary tree; its text does not reveal the tree."""

    def __init__(self, val: Any = 0, left: Any = None, right: Any = None) -> None:
        self.val = val
        self.left = left
        self.right = right

    def __repr__(self) -> str:
        return "<TreeNode>"


class TooMany(Exception):
    """More nodes than the result may have."""


class _Slotted:
    __slots__ = ("val",)


GAP = object()
NO_SHAPE, CHAIN, TREE = range(3)

_read = object.__getattribute__
_mro_of = type.__dict__["__mro__"].__get__
_dict_of = type.__dict__["__dict__"].__get__
_MISSING = object()
_SAFE_DESCRIPTORS = (type(_Slotted.__dict__["val"]), type(ListNode.__dict__["__dict__"]))
_ATTRIBUTES = ("val", "next", "left", "right", "__dict__")
_readable_classes: dict[int, tuple[type, bool]] = {}


def build_chain(values: list[object], cycle_to: int) -> list[ListNode]:
    """Return the nodes of a chain in order; the last one points to the node of that index unless it is -1."""
    nodes = [ListNode(value) for value in values]
    for index in range(len(nodes) - 1):
        nodes[index].next = nodes[index + 1]
    if cycle_to >= 0:
        nodes[-1].next = nodes[cycle_to]
    return nodes


def build_tree(values: list[object]) -> TreeNode:
    """Return the root of a tree in level order, with `GAP` for a missing child."""
    root = TreeNode(values[0])
    level = [root]
    # Children come in order, left and right in turn, of the parents in order.
    for position, value in enumerate(values[1:]):
        if value is not GAP:
            child = TreeNode(value)
            parent = level[position // 2]
            if position % 2:
                parent.right = child
            else:
                parent.left = child
            level.append(child)
    return root


def shape_of(value: object) -> int:
    """Return `CHAIN` or `TREE` where the attributes are those of such a node, else `NO_SHAPE`."""
    if not _readable(type(value)):
        return NO_SHAPE
    try:
        _read(value, "val")
    except AttributeError:
        return NO_SHAPE
    try:
        _read(value, "next")
    except AttributeError:
        try:
            _read(value, "left")
            _read(value, "right")
        except AttributeError:
            return NO_SHAPE
        return TREE
    return CHAIN


def walk_chain(head: object, most: int) -> tuple[list[object], list[object], int] | None:
    """Return nodes, values and the index the last node points to or -1; None if some `next` is no node."""
    nodes: list[object] = []
    values: list[object] = []
    seen: dict[int, int] = {}
    node: object = head
    checked: object = None
    while node is not None:
        if id(node) in seen:
            return nodes, values, seen[id(node)]
        if type(node) is not checked:
            if not _readable(type(node)):
                return None
            checked = type(node)
        if len(nodes) >= most:
            raise TooMany
        seen[id(node)] = len(nodes)
        nodes.append(node)
        try:
            values.append(_read(node, "val"))
            node = _read(node, "next")
        except AttributeError:
            return None
    return nodes, values, -1


def walk_tree(root: object, most: int) -> list[object] | None:
    """Return the values in level order with `GAP` for missing children; None if some child is no node.

    Raises `ValueError` for a tree that contains itself.
    """
    if shape_of(root) != TREE:
        return None
    values: list[object] = [_read(root, "val")]
    level = [root]
    seen = {id(root)}
    shared = False
    for parent in level:
        for side in ("left", "right"):
            child = _read(parent, side)
            if child is None:
                values.append(GAP)
                continue
            if shape_of(child) != TREE:
                return None
            if len(level) >= most:
                raise TooMany
            if id(child) in seen and not shared:
                _refuse_cycle(root)
                shared = True
            seen.add(id(child))
            values.append(_read(child, "val"))
            level.append(child)
    while values[-1] is GAP:
        values.pop()
    return values


def marked(nodes: list[object]) -> bool:
    """Tell whether some list node carries an attribute other than `val` and `next`."""
    for node in nodes:
        try:
            attributes = _read(node, "__dict__")
        except AttributeError:
            continue
        if type(attributes) is dict and len(attributes) > ("val" in attributes) + ("next" in attributes):
            return True
    return False


def _refuse_cycle(root: object) -> None:
    # Depth first; a node that is met while its own subtree is open closes a cycle.
    open_nodes: set[int] = set()
    done: set[int] = set()
    pending: list[tuple[object, bool]] = [(root, False)]
    while pending:
        node, leaving = pending.pop()
        if leaving:
            open_nodes.discard(id(node))
            done.add(id(node))
        elif id(node) in open_nodes:
            raise ValueError("a tree that contains itself")
        elif id(node) not in done and shape_of(node) == TREE:
            open_nodes.add(id(node))
            pending.append((node, True))
            children = (_read(node, "left"), _read(node, "right"))
            pending.extend((child, False) for child in children if child is not None)


def _readable(cls: type) -> bool:
    # By id, since a metaclass may define `__hash__`.
    known = _readable_classes.get(id(cls))
    if known is None:
        known = _readable_classes[id(cls)] = (cls, _is_readable(cls))
    return known[1]


def _is_readable(cls: type) -> bool:
    mro = mro_of(cls)
    if any(base is type for base in mro):
        return False
    for name in _ATTRIBUTES:
        entry = class_entry(mro, name, _MISSING)
        runs_code = class_entry(mro_of(type(entry)), "__get__", None) is not None
        if runs_code and not any(type(entry) is safe for safe in _SAFE_DESCRIPTORS):
            return False
    return True


def class_entry(mro: tuple[type, ...], name: str, default: object) -> object:
    """Return what the classes define under a name, without looking at the metaclass."""
    for base in mro:
        entries = _dict_of(base)
        if name in entries:
            return entries[name]
    return default


def mro_of(cls: type) -> tuple[type, ...]:
    """Return the classes that a class derives from, itself first, without asking its metaclass."""
    mro: tuple[type, ...] | None = _mro_of(cls)
    if mro is None:
        # Before 3.10 some builtin classes are set up at their first use only, which this is.
        type.__getattribute__(cls, "__name__")
        return mro_of(cls)
    return mro
