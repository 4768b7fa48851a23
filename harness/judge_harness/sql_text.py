"""The text of SQL: statements, and the place of a mistake.

SQLite tells what is wrong but, through Python, not where. Owns finding the place again. Nothing here runs a
statement: what is tried is tried on an empty database that allows nothing.
"""

from __future__ import annotations

import re
import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator

# Comments and quoted names and texts are whole; everything else is cut only at a semicolon.
TOKEN = re.compile(
    r"--[^\n]*|/\*.*?(?:\*/|\Z)|'(?:[^']|'')*'?|\"(?:[^\"]|\"\")*\"?|`[^`]*`?|\[[^\]]*\]?|;|[^'\"`\[;/-]+|.",
    re.DOTALL,
)
COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
NEAR = re.compile(r'near "(.*)": syntax error\Z', re.DOTALL)
UNKNOWN_TOKEN = re.compile(r'unrecognized token: "(.*)"\Z', re.DOTALL)
# `no such column: c.nme`, `ambiguous column name: id`, `no such function: LEFTPAD`
NAMED = re.compile(
    r"(?:no such (?:column|table|function|index|view|trigger)|ambiguous column name|"
    r"misuse of (?:aggregate|window function)): (?:\w+ )?([\w.]+)"
)
IN_CALL = re.compile(r"function (\w+)\(\)")
MOST_TRIES = 200


class Statement:
    """A statement, and where it stands in the submission."""

    def __init__(self, whole: str, start: int, end: int) -> None:
        self.whole = whole
        self.start = start
        self.end = end
        self.text = whole[start:end]

    def first_word(self) -> str:
        """Return its first word in capital letters."""
        found = re.match(r"\w+", self.text)
        return found.group().upper() if found else ""

    def place(self) -> dict[str, int]:
        """Return where its first word stands."""
        return place(self.whole, self.start, self.start + max(1, len(self.first_word())))


class Mistake:
    """What SQLite complains about: whether the text cannot be read at all, and the place."""

    def __init__(self, place: dict[str, int], *, is_syntax: bool) -> None:
        self.place = place
        self.is_syntax = is_syntax


def place(text: str, start: int, end: int) -> dict[str, int]:
    """Return line and columns, the end on the same line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    first = start - line_start
    last = max(min(end, line_end) - line_start, first + 1)
    return {"line": text.count("\n", 0, start) + 1, "column": first, "end_column": last}


def statements(text: str) -> Iterator[Statement]:
    """Cut a script into its statements; what holds only comments is none."""
    start = 0
    for token in TOKEN.finditer(text):
        # A trigger holds semicolons of its own.
        if token.group() == ";" and sqlite3.complete_statement(text[start : token.end()]):
            yield from _statement(text, start, token.end())
            start = token.end()
    yield from _statement(text, start, len(text))


def _statement(text: str, start: int, end: int) -> Iterator[Statement]:
    """Return the statement between two places, less what stands before its first word."""
    while start < end:
        comment = COMMENT.match(text, start, end)
        if comment is not None:
            start = comment.end()
        elif text[start].isspace() or text[start] in ";\ufeff":
            start += 1
        else:
            yield Statement(text, start, end)
            return


def mistake(statement: Statement, message: str) -> Mistake:
    """Find what a message speaks of."""
    near = NEAR.match(message)
    if near is not None:
        start = _syntax_error(statement, near.group(1), message)
        return Mistake(_at(statement, start, len(near.group(1))), is_syntax=True)
    token = UNKNOWN_TOKEN.match(message)
    if token is not None:
        return Mistake(_at(statement, statement.text.find(token.group(1)), len(token.group(1))), is_syntax=True)
    if message == "incomplete input":
        last = len(statement.text.rstrip().rstrip(";").rstrip())
        return Mistake(_at(statement, max(0, last - 1), 1), is_syntax=True)
    named = NAMED.match(message) or IN_CALL.search(message)
    if named is not None:
        start, length = _name(statement, named.group(1))
        if start >= 0:
            return Mistake(_at(statement, start, length), is_syntax=False)
    return Mistake(statement.place(), is_syntax=False)


def _at(statement: Statement, start: int, length: int) -> dict[str, int]:
    if start < 0:
        return statement.place()
    start += statement.start
    return place(statement.whole, start, start + length)


def _syntax_error(statement: Statement, token: str, message: str) -> int:
    """Return where the token stands that cannot be: the first at which the text before it is refused."""
    connection = sqlite3.connect(":memory:")
    connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
    start = statement.text.find(token)
    for _ in range(MOST_TRIES):
        if start < 0:
            break
        try:
            connection.execute(statement.text[: start + len(token)])
        except sqlite3.Error as problem:
            if str(problem) == message:
                return start
        start = statement.text.find(token, start + 1)
    return statement.text.find(token)


def _name(statement: Statement, name: str) -> tuple[int, int]:
    """Return where a name stands outside of texts and comments, and how long it is."""
    visible = "".join(
        " " * len(token) if token.startswith(("'", "--", "/*")) else token for token in TOKEN.findall(statement.text)
    )
    # A qualified name may be written with spaces or quotes; then its last part is found.
    for wanted in (name, name.rpartition(".")[2]):
        found = re.search(r"(?<![\w.])" + re.escape(wanted) + r"\b", visible, re.IGNORECASE)
        found = found or re.search(r"\b" + re.escape(wanted) + r"\b", visible, re.IGNORECASE)
        if found is not None:
            return found.start(), len(wanted)
    return -1, 0
