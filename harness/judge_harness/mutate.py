"""Program mutants: a reference with one small mistake each, made by replacing text at the place of a syntax node.

Whether a test suite kills them is found out elsewhere. Works without `ast.unparse`, so layout and comments stay.
"""

from __future__ import annotations

import ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # Start and end in bytes, what stands there, what comes instead.
    Edit = tuple[int, int, str, str]

COMPARISONS: dict[type, tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
ARITHMETIC: dict[type, tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
    ast.FloorDiv: ("//", "*"),
    ast.Div: ("/", "*"),
    ast.Mod: ("%", "//"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.BitXor: ("^", "|"),
    ast.LShift: ("<<", ">>"),
    ast.RShift: (">>", "<<"),
}
SWAPPED_NAMES = {"min": "max", "max": "min"}
SHOWN = 60


def mutants(source: bytes) -> list[list[object]]:
    """Return `[line, change, source]` for every mutant that still compiles, in the order of the text."""
    text = source.decode("utf-8-sig").encode("utf-8")
    finder = _Finder(text)
    finder.visit(ast.parse(text))
    found: list[list[object]] = []
    seen = {text}
    for start, end, old, new in sorted(finder.edits):
        changed = text[:start] + new.encode("utf-8") + text[end:]
        if changed not in seen and _compiles(changed):
            seen.add(changed)
            line = text.count(b"\n", 0, start) + 1
            found.append([line, "%s -> %s" % (_shorten(old), _shorten(new)), changed])
    return found


def _compiles(source: bytes) -> bool:
    try:
        compile(source, "mutant", "exec", 0, dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


class _Finder(ast.NodeVisitor):
    """Collects the edits; what is not visited is not changed: docstrings, annotations, decorators, f-strings."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self._line_starts = [0]
        for line in text.splitlines(keepends=True):
            self._line_starts.append(self._line_starts[-1] + len(line))

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        for statement in node.body:
            self.visit(statement)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Skip: before 3.12 the positions inside are wrong."""

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        if isinstance(node.value, ast.Call):
            self._replace(node, "pass")
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._replace(node, "pass")
        self._operator(self._end(node.target), self._start(node.value), ARITHMETIC.get(type(node.op)), "=")
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not _is_none(node.value):
            self._replace(node, "return None")
        self.generic_visit(node)

    def visit_Break(self, node: ast.Break) -> None:
        self._replace(node, "continue")

    def visit_Continue(self, node: ast.Continue) -> None:
        self._replace(node, "break")

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, operator, right in zip(operands, node.ops, operands[1:]):
            self._operator(self._end(left), self._start(right), COMPARISONS[type(operator)])
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self._operator(self._end(node.left), self._start(node.right), ARITHMETIC.get(type(node.op)))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:]):
            self._operator(self._end(left), self._start(right), words)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        start, operand = self._start(node), self._start(node.operand)
        if isinstance(node.op, ast.Not) and self.text[start:operand] == b"not ":
            self._replace(node, self._slice(start + 4, self._end(node)))
        elif isinstance(node.op, ast.USub) and self.text[start : start + 1] == b"-":
            self._replace(node, self._slice(start + 1, self._end(node)))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if value is True or value is False:
            self._replace(node, str(not value))
        elif type(value) is int:
            self._replace(node, str(value + 1))

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in SWAPPED_NAMES and isinstance(node.ctx, ast.Load):
            self._replace(node, SWAPPED_NAMES[node.id])

    def visit_Subscript(self, node: ast.Subscript) -> None:
        part: Any = node.slice
        if isinstance(part, ast.Slice):
            for bound in (part.lower, part.upper):
                if bound is not None:
                    self._shift_bound(bound)
        self.generic_visit(node)

    def _shift_bound(self, bound: ast.expr) -> None:
        old = self._slice(self._start(bound), self._end(bound))
        # Constants are raised by one anyway; here they are lowered.
        for change in ("- 1",) if isinstance(bound, ast.Constant) else ("+ 1", "- 1"):
            self._replace(bound, "(%s) %s" % (old, change))

    def _replace(self, node: ast.stmt | ast.expr, new: str) -> None:
        start, end = self._start(node), self._end(node)
        self.edits.append((start, end, self._slice(start, end), new))

    def _operator(self, start: int, end: int, words: tuple[str, str] | None, tail: str = "") -> None:
        """Replace the operator in the text between two operands, which is else space, brackets and comments."""
        if words is None:
            return
        old, new = (word + tail for word in words)
        first, _, second = old.partition(" ")
        at = self._find(first.encode(), start, end)
        if at is None:
            return
        stop = at + len(first)
        if second:
            again = self._find(second.encode(), stop, end)
            if again is None:
                return
            stop = again + len(second)
        self.edits.append((at, stop, old, new))

    def _find(self, word: bytes, start: int, end: int) -> int | None:
        at = start
        while at < end:
            if self.text[at : at + 1] == b"#":
                at = self.text.index(b"\n", at)
            elif self.text.startswith(word, at):
                return at
            at += 1
        return None

    def _start(self, node: ast.stmt | ast.expr) -> int:
        return self._line_starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.stmt | ast.expr) -> int:
        line, column = node.end_lineno, node.end_col_offset
        if line is None or column is None:
            raise ValueError("a node without an end")
        return self._line_starts[line - 1] + column

    def _slice(self, start: int, end: int) -> str:
        return self.text[start:end].decode("utf-8")


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
