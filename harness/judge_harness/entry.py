"""Finding what of a submission is to be called, and how many arguments it takes.

Calling is the job kinds'.
"""

from __future__ import annotations

from judge_harness.encode import class_name
from judge_harness.nodes import ListNode, class_entry, mro_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator

    Namespace = dict[str, Any]
    Arity = tuple[int, "int | None"]

MAX_DEFINED = 50
MAX_NAME = 200

_FUNCTION = type(lambda: None)
_METHOD = type(ListNode().__repr__)
_BUILTIN_FUNCTION = type(len)
_HAS_VARIADIC = 0x04  # inspect.CO_VARARGS
_SCOPED = (staticmethod, classmethod)


class Entry:
    """A function or method that the judge would call, or a class."""

    def __init__(self, label: str, target: Any, owner: type | None, *, is_alias: bool) -> None:
        self.label = label
        self.is_alias = is_alias
        self.target = target
        self.owner = owner
        self.others: list[str] = []

    def bind(self) -> Callable[..., Any]:
        """Return what is to be called; makes the `Solution`, so this runs code of the submission."""
        if self.owner is None:
            function: Callable[..., Any] = self.target
        else:
            function = getattr(self.owner(), self.label.partition(".")[2])
        return function

    def arity(self) -> Arity | None:
        """Return the fewest and the most positional arguments, where that is plain to see."""
        return arity_of(self.target, 0 if self.owner is None else 1)


def find_function(namespace: Namespace, names: list[str], aliases: list[str], provided: Namespace) -> Entry | None:
    """Return the first entry point of a function problem, with the labels of the others."""
    found = list(_functions(namespace, names, provided, is_alias=False))
    found += _functions(namespace, aliases, provided, is_alias=True)
    return _first(found)


def find_class(namespace: Namespace, names: list[str], aliases: list[str]) -> Entry | None:
    """Return the first class of a class problem, with the names of the others."""
    found = [
        Entry(name, namespace[name], None, is_alias=group is aliases)
        for group in (names, aliases)
        for name in group
        if name in namespace and is_class(namespace[name])
    ]
    return _first(found)


def find_method(cls: type, spellings: list[str]) -> tuple[str, object] | None:
    """Return the spelling that a class defines, and what it defines under it."""
    mro = mro_of(cls)
    for name in spellings:
        found = class_entry(mro, name, None)
        if found is not None:
            return name, found
    # Methods that appear on access cannot be seen from outside.
    return (spellings[0], None) if class_entry(mro, "__getattr__", None) is not None else None


def arity_of(target: Any, skipped: int) -> Arity | None:
    """Return the fewest and the most positional arguments less those that Python passes itself."""
    kind = type(target)
    if kind is _METHOD:
        return arity_of(target.__func__, 1)
    if kind is staticmethod:
        return arity_of(target.__func__, 0)
    if kind is classmethod:
        return arity_of(target.__func__, 1)
    if class_name(kind) == "_lru_cache_wrapper":
        return arity_of(getattr(target, "__wrapped__", None), skipped)
    if kind is not _FUNCTION:
        return None
    code = target.__code__
    if code.co_kwonlyargcount > len(target.__kwdefaults__ or ()):
        return None
    least = max(0, code.co_argcount - len(target.__defaults__ or ()) - skipped)
    most = None if code.co_flags & _HAS_VARIADIC else max(0, code.co_argcount - skipped)
    return least, most


def refuses(arity: Arity | None, count: int) -> bool:
    """Tell whether a call with so many positional arguments cannot succeed."""
    if arity is None:
        return False
    least, most = arity
    return count < least or (most is not None and count > most)


def is_class(value: object) -> bool:
    """Tell whether a value is a class, whatever it says itself."""
    return any(base is type for base in mro_of(type(value)))


def defined_names(namespace: Namespace, module_name: str) -> list[str]:
    """Return the functions, classes and methods that a module defines itself."""
    names: list[str] = []
    for name, value in list(namespace.items()):
        if is_class(value):
            if class_entry((value,), "__module__", None) == module_name:
                names.append(name)
                names.extend(name + "." + method for method in _methods(value))
        elif _is_own(value, namespace):
            names.append(name)
    return [name[:MAX_NAME] for name in names[:MAX_DEFINED]]


def _first(found: list[Entry]) -> Entry | None:
    if not found:
        return None
    labels = list(dict.fromkeys(entry.label for entry in found))
    found[0].others = labels[1:]
    return found[0]


def _functions(namespace: Namespace, names: list[str], provided: Namespace, *, is_alias: bool) -> Iterator[Entry]:
    for name in names:
        value = namespace.get(name)
        if value is not None and value is not provided.get(name) and _is_entry(value, namespace):
            yield Entry(name, value, None, is_alias=is_alias)
    solution: Any = namespace.get("Solution")
    if is_class(solution):
        for name in names:
            method = class_entry(mro_of(solution), name, None)
            if method is not None and (callable(method) or type(method) in _SCOPED):
                yield Entry("Solution." + name, method, solution, is_alias=is_alias)


def _is_entry(value: Any, namespace: Namespace) -> bool:
    """Tell whether a value may be meant: callable, and not imported from a library."""
    if not callable(value) or is_class(value) or type(value) is _BUILTIN_FUNCTION:
        return False
    return type(value) is not _FUNCTION or _is_own(value, namespace) or hasattr(value, "__wrapped__")


def _is_own(value: Any, namespace: Namespace) -> bool:
    if class_name(type(value)) == "_lru_cache_wrapper":
        value = getattr(value, "__wrapped__", None)
    return type(value) is _FUNCTION and value.__globals__ is namespace


def _methods(cls: type) -> list[str]:
    entries = type.__dict__["__dict__"].__get__(cls)
    kinds = (_FUNCTION, *_SCOPED)
    return [
        name
        for name, value in entries.items()
        if type(name) is str and not name.startswith("__") and any(type(value) is kind for kind in kinds)
    ]
