"""Jobs of kind `sql`: a query, or a script whose effect a query of the problem shows, on a database in memory.

Owns the database of a case, what the submission may do with it, and where in the text a mistake is. The text
itself is cut up by `sql_text`. What the rows are worth is decided outside.
"""

from __future__ import annotations

import sqlite3

from judge_harness.channel import FAILED
from judge_harness.encode import Encoded, Encoder, class_name, encode
from judge_harness.sql_text import Statement, mistake, place, statements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.session import Session

# Numbers of sqlite3.h: the module does not name all of them on every version.
CREATE_INDEX, CREATE_TABLE, CREATE_TEMP_INDEX, CREATE_TEMP_TABLE, CREATE_TEMP_TRIGGER = 1, 2, 3, 4, 5
CREATE_TEMP_VIEW, CREATE_TRIGGER, CREATE_VIEW = 6, 7, 8
DELETE, DROP_INDEX, DROP_TABLE, DROP_TEMP_INDEX, DROP_TEMP_TABLE, DROP_TEMP_TRIGGER = 9, 10, 11, 12, 13, 14
DROP_TEMP_VIEW, DROP_TRIGGER, DROP_VIEW, INSERT, PRAGMA, READ, SELECT, TRANSACTION = 15, 16, 17, 18, 19, 20, 21, 22
UPDATE, ATTACH, ALTER_TABLE, REINDEX, ANALYZE, FUNCTION, SAVEPOINT, RECURSIVE = 23, 24, 26, 27, 28, 31, 32, 33
ALLOW, DENY = 0, 1

READING = frozenset((READ, SELECT, FUNCTION, RECURSIVE))
CHANGING = READING | {
    *(CREATE_INDEX, CREATE_TABLE, CREATE_TEMP_INDEX, CREATE_TEMP_TABLE, CREATE_TEMP_TRIGGER, CREATE_TEMP_VIEW),
    *(CREATE_TRIGGER, CREATE_VIEW, DELETE, DROP_INDEX, DROP_TABLE, DROP_TEMP_INDEX, DROP_TEMP_TABLE),
    *(DROP_TEMP_TRIGGER, DROP_TEMP_VIEW, DROP_TRIGGER, DROP_VIEW, INSERT, TRANSACTION, UPDATE, ALTER_TABLE),
    *(REINDEX, ANALYZE, SAVEPOINT),
}
# None of them opens a file in a private root, but none belongs into an answer either.
FORBIDDEN_FUNCTIONS = frozenset(("load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_log"))
SCRIPT_PRAGMAS = frozenset(("foreign_keys", "defer_foreign_keys"))
WORDS = {DELETE: "DELETE", INSERT: "INSERT", UPDATE: "UPDATE", ATTACH: "ATTACH", TRANSACTION: "BEGIN"}


class Forbidden(Exception):
    """The submission wants to do what it may not."""


class Guard:
    """Which acts are allowed; SQLite asks while it prepares a statement."""

    def __init__(self, allowed: frozenset[int]) -> None:
        self.allowed = allowed
        self.refused: str | None = None
        self.first_word = ""

    def __call__(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """Answer SQLite."""
        if action == FUNCTION and second is not None and second.lower() in FORBIDDEN_FUNCTIONS:
            self._refuse(second.lower())
        elif action == PRAGMA and first is not None:
            if self.allowed is READING or first.lower() not in SCRIPT_PRAGMAS:
                self._refuse("PRAGMA " + first)
        elif action not in self.allowed:
            self._refuse(self._word(action, first))
        return ALLOW if self.refused is None else DENY

    def _refuse(self, what: str) -> None:
        if self.refused is None:
            self.refused = what

    def _word(self, action: int, table: str | None) -> str:
        if table == "sqlite_master" and self.first_word in ("SELECT", "WITH", "VALUES", "EXPLAIN"):
            # The first use of one defines it.
            return "this table-valued function"
        # What is written to the list of tables comes before the act itself.
        is_definition = self.first_word in ("CREATE", "DROP", "ALTER", "ATTACH", "DETACH", "VACUUM")
        return self.first_word if is_definition or action not in WORDS else WORDS[action]


def prepare(session: Session) -> None:
    """Make the tables of the case and fill them: our own work, before anything is measured."""
    try:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        # Else a large sort would want a file.
        connection.execute("PRAGMA temp_store = MEMORY")
        for create, insert, rows in session.job["tables"]:
            connection.execute(create)
            connection.execute("BEGIN")
            connection.executemany(insert, rows)
            connection.execute("COMMIT")
        _define_functions(connection)
    except (sqlite3.Error, OverflowError, ValueError) as problem:
        session.channel.send(FAILED, encode("the tables of the case cannot be made: %s" % problem))
        raise SystemExit from problem
    session.database = connection


def _define_functions(connection: sqlite3.Connection) -> None:
    """Use once what is defined by its first use, which a query may not do."""
    try:
        connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')").fetchall()
    except sqlite3.Error:
        # This SQLite was built without JSON; who uses it will be told.
        return


def run(session: Session) -> None:
    """Run the submission and answer with the rows that came."""
    text = session.submission.text
    found = list(statements(text))
    after = session.job["after"]
    fault = _unfit(text, found, is_query=after is None)
    if fault is not None:
        session.finish(fault)
        return
    guard = Guard(READING if after is None else CHANGING)
    session.database.set_authorizer(guard)
    rows = Encoder(session.limits)
    current = found[0]
    try:
        for current in found[:-1] if after is None else found:
            _execute(session, guard, current).fetchall()
        if after is not None:
            # What was not committed is lost, as it is when a client goes away.
            if session.database.in_transaction:
                session.database.rollback()
            guard.first_word = "SELECT"
            current = Statement(text, 0, 0)
        cursor = session.database.execute(after) if after is not None else _execute(session, guard, current)
        columns = [column[0] for column in cursor.description or ()]
        count = 0
        for row in cursor:
            rows.value(row)
            count += 1
    except Forbidden as refused:
        session.finish({"status": "sql_forbidden", "name": str(refused), **current.place()})
    except sqlite3.Error as problem:
        _failed(session, current, problem)
    except BaseException as failure:
        session.failed(failure)
    else:
        head = Encoder(session.limits)
        head.begin(0x10, count)
        encoded = Encoded(head.out + rows.out, rows.values + 1)
        session.finish({"status": "rows", "columns": columns, "rows": encoded})


def _unfit(text: str, found: list[Statement], *, is_query: bool) -> dict[str, object] | None:
    if not found:
        what = "query" if is_query else "statement"
        return {"status": "sql_refused", "message": "there is no %s in the file" % what, **place(text, 0, 0)}
    if is_query and len(found) > 1:
        message = "a second statement, and one query is wanted"
        return {"status": "sql_refused", "message": message, **found[1].place()}
    return None


def _execute(session: Session, guard: Guard, statement: Statement) -> sqlite3.Cursor:
    guard.first_word = statement.first_word()
    try:
        return session.database.execute(statement.text)  # type: ignore[no-any-return]
    except sqlite3.DatabaseError as problem:
        if guard.refused is not None:
            raise Forbidden(guard.refused) from problem
        raise


def _failed(session: Session, statement: Statement, problem: sqlite3.Error) -> None:
    """Answer that SQLite refused a statement: a mistake of the text, or one that only the data shows."""
    message = str(problem)
    found = mistake(statement, message)
    if found.is_syntax:
        session.finish({"status": "sql_refused", "message": message, **found.place})
        return
    record = session.recorder.record(problem, while_loading=False, details=False)
    where: Any = found.place
    record.update(
        {
            "class": class_name(type(problem)),
            "message": message,
            "frames": [[where["line"], "query" if session.job["after"] is None else "script", *_columns(where)]],
            "total_frames": 1,
        }
    )
    session.finish({"status": "raised", "exception": record})


def _columns(where: dict[str, int]) -> list[int]:
    return [where["column"], where["end_column"]]
