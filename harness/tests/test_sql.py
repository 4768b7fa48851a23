"""Jobs of kind `sql`."""

from __future__ import annotations

import unittest
from typing import Any

from driver import job, run

TABLES = [
    ["CREATE TABLE pets (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO pets VALUES (?, ?)", [(1, "Rex"), (2, None)]]
]


def ask(source: str, after: Any = None) -> Any:
    """Return the result of a query, or of a script and the query after it."""
    return run(job("sql", source, tables=TABLES, after=after)).result


class Queries(unittest.TestCase):
    """One statement that only reads."""

    def test_rows(self) -> None:
        """Names of columns as they are asked for, NULL as None, comments and a semicolon around."""
        result = ask("-- pets\nSELECT id, name AS who, 1.5, x'00' FROM pets /* all */ ;\n-- end")
        self.assertEqual(result["status"], "rows", result)
        self.assertEqual(result["columns"], ["id", "who", "1.5", "x'00'"])
        self.assertEqual(result["rows"], [(1, "Rex", 1.5, b"\0"), (2, None, 1.5, b"\0")])

    def test_functions_that_give_rows(self) -> None:
        """Those of JSON are there, where SQLite has them at all."""
        result = ask("SELECT value FROM json_each('[3, 4]')")
        self.assertIn(result["status"], ("rows", "raised"))

    def test_a_text_that_cannot_be_read(self) -> None:
        """The place is that of the token which cannot stand there, not of an earlier one like it."""
        for source, line, column, message in (
            ("SELECT id\nFROM pets FROM pets", 2, 10, 'near "FROM": syntax error'),
            ("SELECT 'FROM',\n FROM pets", 2, 1, 'near "FROM": syntax error'),
            ("SELECT id FROM pets WHERE", 1, 24, "incomplete input"),
            ("SELECT 1;\nSELECT 2", 2, 0, "a second statement, and one query is wanted"),
            ("-- nothing\n", 1, 0, "there is no query in the file"),
        ):
            result = ask(source)
            self.assertEqual(result["status"], "sql_refused", result)
            self.assertEqual((result["line"], result["column"], result["message"]), (line, column, message))

    def test_names_that_do_not_exist(self) -> None:
        """They are errors of the statement, at the name and not in a text that holds it."""
        for source, line, column, message in (
            ("SELECT 'nme',\n  nme FROM pets", 2, 2, "no such column: nme"),
            ("SELECT 1 FROM\ncats", 2, 0, "no such table: cats"),
            ("SELECT p.nme FROM pets p", 1, 7, "no such column: p.nme"),
            ("SELECT leftpad(id) FROM pets", 1, 7, "no such function: leftpad"),
        ):
            result = ask(source)
            exception = result["exception"]
            self.assertEqual((exception["class"], exception["message"]), ("OperationalError", message))
            self.assertEqual(exception["frames"][0][:3], [line, "query", column])

    def test_only_reading_is_allowed(self) -> None:
        """Whatever writes, opens or changes settings is refused before it runs."""
        for source, name in (
            ("ATTACH '/etc/passwd' AS p", "ATTACH"),
            ("PRAGMA writable_schema = 1", "PRAGMA writable_schema"),
            ("SELECT * FROM pragma_table_info('pets')", "this table-valued function"),
            ("DELETE FROM pets", "DELETE"),
            ("WITH x AS (SELECT 1) INSERT INTO pets SELECT 9, 'x' FROM x", "INSERT"),
            ("CREATE TABLE t (a)", "CREATE"),
            ("BEGIN", "BEGIN"),
            ("VACUUM INTO '/tmp/copy'", "VACUUM"),
        ):
            result = ask(source)
            self.assertEqual((result["status"], result.get("name")), ("sql_forbidden", name), (source, result))

    def test_a_query_without_an_end(self) -> None:
        """Rows are counted as they come."""
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        result = run(job("sql", endless, tables=TABLES, after=None, max_values=1000)).result
        self.assertEqual((result["status"], result["what"]), ("oversized", "values"))


class Scripts(unittest.TestCase):
    """Statements whose effect is looked at."""

    AFTER = "SELECT id, name FROM pets ORDER BY id"

    def test_the_effect(self) -> None:
        """Triggers hold semicolons; what is not committed is lost."""
        script = "UPDATE pets SET name = 'Mia; ''M''' WHERE id = 2; DELETE FROM pets WHERE id = 1;"
        self.assertEqual(ask(script, self.AFTER)["rows"], [(2, "Mia; 'M'")])
        trigger = "CREATE TRIGGER t AFTER DELETE ON pets BEGIN INSERT INTO pets VALUES (9, 'x'); SELECT 1; END;\nDELETE FROM pets WHERE id = 1"
        self.assertEqual(ask(trigger, self.AFTER)["rows"], [(2, None), (9, "x")])
        self.assertEqual(len(ask("BEGIN; DELETE FROM pets;", self.AFTER)["rows"]), 2)

    def test_what_a_script_may_not_do(self) -> None:
        """The place is that of the statement."""
        result = ask("DELETE FROM pets;\nATTACH 'x' AS y;", self.AFTER)
        self.assertEqual((result["status"], result["name"], result["line"]), ("sql_forbidden", "ATTACH", 2))


class Mutants(unittest.TestCase):
    """Program mutants of a query."""

    def test_changes(self) -> None:
        """Texts, comments and positions of columns stay as they are."""
        source = (
            "-- a JOIN\nSELECT COUNT(x) FROM a LEFT JOIN b ON a.i = b.i\nWHERE s = 'x AND 1' AND n >= 10 GROUP BY 1"
        )
        empty: Any = {"action": "mutate", "constants": {}}
        result = run({**job("author", source, **empty), "file": "accepted/one.sql"}).result
        ((_, found),) = result["results"]
        changes = [(line, change) for line, change, _ in found]
        self.assertEqual(
            changes,
            [
                (2, "COUNT(x) -> COUNT(*)"),
                (2, "LEFT JOIN -> JOIN"),
                (2, "= -> <>"),
                (3, "= -> <>"),
                (3, "AND -> OR"),
                (3, ">= -> >"),
                (3, "10 -> 11"),
            ],
        )
        self.assertIn(b"LEFT JOIN b ON a.i <> b.i", found[2][2])


if __name__ == "__main__":
    unittest.main()
