"""From bytes to a code object, or to the reason why there is none.

What a problem forbids is `forbid`'s.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

PARSE_ONLY = 0x400  # ast.PyCF_ONLY_AST


class Refused(Exception):
    """The source cannot be run; `fault` is the payload of the frame that says so."""

    def __init__(self, fault: dict[str, object]) -> None:
        super().__init__(fault)
        self.fault = fault


def compile_source(source: bytes, file: str) -> CodeType:
    """Compile a submission, or raise `Refused`."""
    # The compiler overlooks bad bytes in comments, which an interpreter that reads the file does not.
    fault = None if _is_utf_8(source) else _encoding_fault(source)
    if fault is not None:
        raise Refused(fault)
    # Warnings of the compiler would come again with every case.
    shown, sys.stderr = sys.stderr, None
    try:
        code: CodeType = compile(source, file, "exec", 0, dont_inherit=True)
    except Exception as problem:
        raise Refused(_encoding_fault(source) or _syntax_fault(source, file, problem)) from problem
    finally:
        sys.stderr = shown
    return code


def _syntax_fault(source: bytes, file: str, problem: Exception) -> dict[str, object]:
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    message = str(problem)
    if isinstance(problem, SyntaxError):
        message, line = problem.msg, problem.lineno
        column, end_column = _columns(source, file, problem)
    return {
        "reason": "syntax",
        "class": type(problem).__name__,
        "message": message,
        "line": line,
        "column": column,
        "end_column": end_column,
    }


def _columns(source: bytes, file: str, problem: SyntaxError) -> tuple[int | None, int | None]:
    lines = source.splitlines()
    if problem.lineno is None or not problem.offset or not 0 < problem.lineno <= len(lines):
        return None, None
    data = lines[problem.lineno - 1]
    text = data.decode("utf-8", "replace")
    start = problem.offset - 1
    end: int | None = getattr(problem, "end_offset", None)
    if not end or getattr(problem, "end_lineno", None) != problem.lineno or end - 1 <= start:
        end = None
    else:
        end -= 1
    if not data.isascii() and _parses(source, file):
        # The parser counts characters, the later passes of the compiler count bytes.
        start = len(data[:start].decode("utf-8", "replace"))
        end = None if end is None else len(data[:end].decode("utf-8", "replace"))
    return min(start, len(text)), None if end is None else min(end, len(text))


def _parses(source: bytes, file: str) -> bool:
    try:
        compile(source, file, "exec", PARSE_ONLY, dont_inherit=True)
    except Exception:
        return False
    return True


def _is_utf_8(source: bytes) -> bool:
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding_fault(source: bytes) -> dict[str, object] | None:
    # Only where the compiler failed, so that `tokenize` is loaded rarely.
    import io
    import tokenize

    fault: dict[str, object] = {"reason": "encoding", "class": "SyntaxError", "line": None}
    fault.update(column=None, end_column=None)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError as problem:
        fault.update(message=problem.msg, line=_first_undecodable(source))
        return fault
    try:
        source.decode(encoding)
    except UnicodeDecodeError as problem:
        fault.update(message=str(problem), line=source.count(b"\n", 0, problem.start) + 1)
        return fault
    return None


def _first_undecodable(source: bytes) -> int:
    """Return the line of the first bytes that are not UTF-8, or else of a coding line."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as problem:
        return source.count(b"\n", 0, problem.start) + 1
    first = source.split(b"\n", 1)[0]
    return 1 if b"coding" in first else 2
