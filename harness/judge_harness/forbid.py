"""What a problem forbids: found on the syntax tree before anything runs, and taken away at run time.

Patterns of `imports` are modules. Those of `calls`: `sorted` (a builtin), `collections.deque` (a member of a
module), `.sort` (a method), `.pop(0)` (a method with just these arguments).
"""

from __future__ import annotations

import ast
import builtins

from judge_harness.source import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator

    Found = tuple[ast.AST, str]


class Forbidden:
    """The patterns of one problem."""

    def __init__(self, imports: list[str], calls: list[str]) -> None:
        self.modules = set(imports)
        self.names = {call for call in calls if call.isidentifier()}
        self.members = {call for call in calls if "." in call and call[0] != "." and "(" not in call}
        self.methods = {call[1:] for call in calls if call[0] == "." and "(" not in call}
        self.exact = {_shape_of_call("x" + call if call[0] == "." else call): call for call in calls if "(" in call}

    def refuses_name(self, name: str, module: str, member: str | None) -> bool:
        """Tell whether a prelude name, a module or a member of one, is not to be provided."""
        hidden = name in self.names or self.refuses_module(module)
        return hidden or (member is not None and module + "." + member in self.members)

    def refuses_module(self, module: str) -> bool:
        """Tell whether a module or a package around it is forbidden."""
        parts = module.split(".")
        return any(".".join(parts[:count]) in self.modules for count in range(1, len(parts) + 1))

    def check(self, source: bytes, file: str) -> None:
        """Raise `Refused` at the first forbidden construct in the order of the text."""
        tree = ast.parse(source, file)
        found = sorted(self._find(tree), key=lambda one: (one[0].lineno, one[0].col_offset))  # type: ignore[attr-defined]
        if found:
            raise Refused(_fault(source, *found[0]))

    def builtins_without(self) -> Any:
        """Return a builtins module for the submission alone: the library keeps what it needs."""
        module = type(builtins)("builtins")
        module.__dict__.update(vars(builtins))
        for name in self.names:
            module.__dict__.pop(name, None)
        module.__dict__["__import__"] = _guarded_import(self)
        return module

    def _find(self, tree: ast.Module) -> Iterator[Found]:
        modules, members = self._imported(tree)
        bound = _bound_names(tree)
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                yield from self._in_import(node)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                if node.id in self.names and node.id not in bound:
                    yield node, node.id
                elif members.get(node.id) in self.members:
                    yield node, members[node.id]
            elif isinstance(node, ast.Attribute):
                yield from self._in_attribute(node, modules)
            elif isinstance(node, ast.Call):
                yield from self._in_call(node)

    def _imported(self, tree: ast.Module) -> tuple[dict[str, str], dict[str, str]]:
        """Return which names stand for modules, and which for members of modules."""
        modules: dict[str, str] = {}
        members: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                modules.update((alias.asname, alias.name) for alias in node.names if alias.asname is not None)
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                members.update((alias.asname or alias.name, module + "." + alias.name) for alias in node.names)
                if any(alias.name == "*" for alias in node.names):
                    inside = [one for one in self.members if one.rpartition(".")[0] == module]
                    members.update((one.rpartition(".")[2], one) for one in inside)
        return modules, members

    def _in_import(self, node: ast.Import | ast.ImportFrom) -> Iterator[Found]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if self.refuses_module(alias.name):
                    yield node, "import " + alias.name
            return
        module = node.module or ""
        for alias in node.names:
            if self.refuses_module(module) or self.refuses_module(module + "." + alias.name):
                whole = self.refuses_module(module)
                yield node, "import " + (module if whole else module + "." + alias.name)
            elif module + "." + alias.name in self.members:
                yield node, module + "." + alias.name
            elif module == "builtins" and alias.name in self.names:
                yield node, alias.name

    def _in_attribute(self, node: ast.Attribute, modules: dict[str, str]) -> Iterator[Found]:
        if node.attr in self.methods:
            yield node, "." + node.attr
        dotted = _dotted(node.value)
        if dotted is None:
            return
        head, _, tail = dotted.partition(".")
        module = modules.get(head, head) + ("." + tail if tail else "")
        if module + "." + node.attr in self.members:
            yield node, module + "." + node.attr
        elif module in ("builtins", "__builtins__") and node.attr in self.names:
            yield node, node.attr

    def _in_call(self, node: ast.Call) -> Iterator[Found]:
        pattern = self.exact.get(_shape_of_node(node))
        if pattern is not None:
            yield node, pattern
        called = _dotted(node.func)
        text = next((one.value for one in node.args[:2] if isinstance(one, ast.Constant)), None)
        if not isinstance(text, str):
            return
        if called in ("__import__", "importlib.import_module", "import_module") and self.refuses_module(text):
            yield node, "import " + text
        if called == "getattr" and (text in self.methods or text in self.names):
            yield node, "." + text if text in self.methods else text


def _guarded_import(forbidden: Forbidden) -> Callable[..., Any]:
    original = builtins.__import__

    def guarded(name: str, *arguments: Any, **options: Any) -> Any:
        if type(name) is str and forbidden.refuses_module(name):
            raise ImportError("import of '%s' is not allowed in this problem" % name, name=name)
        return original(name, *arguments, **options)

    return guarded


def _bound_names(tree: ast.Module) -> set[str]:
    bound: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return bound


def _dotted(node: ast.expr) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def _shape_of_call(text: str) -> str:
    node = ast.parse(text, mode="eval").body
    return _shape_of_node(node) if isinstance(node, ast.Call) else text


def _shape_of_node(node: ast.Call) -> str:
    called = "." + node.func.attr if isinstance(node.func, ast.Attribute) else _dotted(node.func)
    arguments = [ast.dump(one) for one in (*node.args, *node.keywords)]
    return "%s(%s)" % (called, ", ".join(arguments))


def _fault(source: bytes, node: Any, name: str) -> dict[str, object]:
    line = source.splitlines()[node.lineno - 1]
    end = node.end_col_offset if node.end_lineno == node.lineno else len(line)
    columns = [len(line[:offset].decode("utf-8", "replace")) for offset in (node.col_offset, end)]
    return {
        "reason": "forbidden",
        "name": name,
        "line": node.lineno,
        "column": columns[0],
        "end_column": columns[1],
    }
