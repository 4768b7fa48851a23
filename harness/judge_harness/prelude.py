"""Names that a submission may use without an import, as on the well-known sites.

Only what the source uses and does not define is provided, since `typing` alone costs 8 ms to load.
"""

from __future__ import annotations

import sys

from judge_harness.nodes import ListNode, TreeNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

    from judge_harness.forbid import Forbidden

MODULES = (
    "bisect collections copy datetime functools heapq itertools json math operator random re statistics string sys"
)

# A later entry wins; what a site overrides with a builtin (`pow`) or a module (`copy`) is left out.
MEMBERS = {
    "string": "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation",
    "datetime": "date timedelta",
    "collections": "ChainMap Counter OrderedDict UserDict UserList defaultdict deque namedtuple",
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "bisect": "bisect_left bisect_right insort insort_left insort_right",
    "copy": "deepcopy",
    "math": (
        "acos asin atan atan2 ceil comb copysign cos degrees dist e exp fabs factorial floor fmod frexp gcd hypot "
        "inf isclose isfinite isinf isnan isqrt lcm log log10 log1p log2 modf nan perm pi prod radians sin sqrt "
        "tan tau trunc"
    ),
    "random": "choice choices randint random randrange sample shuffle uniform",
    "statistics": "mean median mode",
    "itertools": (
        "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse "
        "groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest"
    ),
    "functools": "cache cached_property cmp_to_key lru_cache partial reduce singledispatch total_ordering wraps",
    "operator": "add and_ attrgetter floordiv itemgetter methodcaller mul neg or_ sub truediv xor",
    "typing": (
        "Any AnyStr Callable ClassVar Collection Container DefaultDict Deque Dict Final FrozenSet Generator Generic "
        "Hashable Iterable Iterator List Literal Mapping MutableMapping MutableSequence MutableSet NamedTuple NoReturn "
        "Optional Protocol Sequence Set Sized Text Tuple Type TypeVar Union cast overload"
    ),
}
NODES = {"ListNode": ListNode, "TreeNode": TreeNode}


def _index() -> dict[str, str]:
    """Return for every name the module that it is, or that it is a member of, or `""` for node classes."""
    home = {name: module for module, names in MEMBERS.items() for name in names.split()}
    home.update((name, name) for name in MODULES.split())
    home.update((name, "") for name in NODES)
    return home


HOME = _index()


class Prelude:
    """What is provided to one submission."""

    def __init__(self, code: CodeType, source: bytes, file: str, forbidden: Forbidden | None) -> None:
        self.provided: dict[str, object] = {}
        self._starred: list[str] = []
        mentioned: set[str] = set()
        _collect_names(code, mentioned)
        if mentioned.isdisjoint(HOME):
            return
        self._starred = list(code.co_names) if ("*",) in code.co_consts else []
        for name in sorted(_free_names(source, file) & HOME.keys()):
            self._provide(name, forbidden)

    def used(self, namespace: dict[str, object]) -> list[str]:
        """Return the names that the module, once loaded, still has from us."""
        names = [name for name, value in self.provided.items() if namespace.get(name) is value]
        return [name for name in names if not self._explained_by_star_import(name)]

    def _provide(self, name: str, forbidden: Forbidden | None) -> None:
        home = HOME[name]
        is_member = home not in ("", name) or name in MEMBERS.get(home, "").split()
        if forbidden is not None and forbidden.refuses_name(name, home, name if is_member else None):
            return
        value = NODES.get(name) if home == "" else _member(home, name) if is_member else __import__(home)
        if value is not None:
            self.provided[name] = value

    def _explained_by_star_import(self, name: str) -> bool:
        modules = (sys.modules.get(module) for module in self._starred)
        return any(name in vars(module) for module in modules if module is not None)


def _member(module: str, name: str) -> Any:
    found = getattr(__import__(module), name, None)
    if found is None:
        found = _REPLACEMENTS.get(name, _nothing)()
    return found


def _nothing() -> None:
    """Return nothing: this interpreter does not have that name yet."""


def _cache() -> Any:
    import functools

    return functools.lru_cache(None)


def _pairwise() -> Any:
    def pairwise(iterable: Any) -> Any:
        previous = missing = object()
        for item in iterable:
            if previous is not missing:
                yield previous, item
            previous = item

    return pairwise


def _lcm() -> Any:
    from math import gcd

    def lcm(*numbers: int) -> int:
        result = 1
        for number in numbers:
            result = abs(result * number) // gcd(result, number) if number else 0
            if not result:
                break
        return result

    return lcm


_REPLACEMENTS = {"cache": _cache, "pairwise": _pairwise, "lcm": _lcm}


def _collect_names(code: CodeType, names: set[str]) -> None:
    pending = [code]
    while pending:
        one = pending.pop()
        names.update(one.co_names)
        pending.extend(constant for constant in one.co_consts if type(constant) is type(code))


def _free_names(source: bytes, file: str) -> set[str]:
    """Return the names that are read from the module or the builtins and that the module does not define."""
    import _symtable  # type: ignore[import-not-found]

    top = _symtable.symtable(source, file, "exec")
    bound = _symtable.DEF_LOCAL | _symtable.DEF_IMPORT | _symtable.DEF_PARAM
    global_scopes = (_symtable.GLOBAL_IMPLICIT, _symtable.GLOBAL_EXPLICIT)
    free: set[str] = set()
    defined = {name for name, flags in top.symbols.items() if flags & bound}
    pending: list[Any] = [top]
    while pending:
        table = pending.pop()
        pending.extend(table.children)
        for name, flags in table.symbols.items():
            scope = flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK
            if scope in global_scopes:
                if flags & bound:
                    defined.add(name)
                elif flags & _symtable.USE:
                    free.add(name)
    return free - defined
