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


def text_of(source: bytes) -> str:
    """Return a submission that is no Python as text, or raise `Refused`."""
    fault = None if _is_utf_8(source) else _undecodable(source, "utf-8")
    if fault is not None:
        raise Refused(fault)
    return source.decode("utf-8-sig").replace("\r\n", "\n")


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

    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError as problem:
        if problem.msg.startswith("invalid or missing"):
            return _undecodable(source, "utf-8")
        return _coding_line(source, problem.msg)
    return _undecodable(source, encoding)


def _undecodable(source: bytes, encoding: str) -> dict[str, object] | None:
    try:
        source.decode(encoding)
    except UnicodeDecodeError as problem:
        known_as = "UTF-8" if encoding.startswith("utf-8") else encoding
        first = source[problem.start : problem.start + 1]
        message = "byte 0x%s is not %s" % (first.hex(), known_as)
        return _encoding(source, message, problem.start, max(problem.end, problem.start + 1))
    except Exception:
        # Codecs that are not for text, such as `rot13`, raise what they like.
        return _coding_line(source, encoding + " is no encoding of text")
    return None


def _coding_line(source: bytes, message: str) -> dict[str, object]:
    lines = source.split(b"\n", 2)
    number = 0 if b"coding" in lines[0] else 1
    start = sum(len(line) + 1 for line in lines[:number])
    return _encoding(source, message, start, start + len(lines[number].rstrip()))


def _encoding(source: bytes, message: str, start: int, end: int) -> dict[str, object]:
    """Bytes of the file that cannot be decoded, or that tell wrongly how to decode it."""
    first = source.rfind(b"\n", 0, start) + 1
    last = source.find(b"\n", start)
    end = min(end, len(source) if last < 0 else last)
    return {
        "reason": "encoding",
        "class": "SyntaxError",
        "message": message,
        "line": source.count(b"\n", 0, start) + 1,
        "column": start - first,
        "end_column": end - first,
    }
