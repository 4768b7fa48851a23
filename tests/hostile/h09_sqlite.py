# H9 · verdict: AC · problem: probe
# Keeps a table in memory.
import sqlite3


def probe(n):
    with sqlite3.connect(":memory:") as connection:
        connection.execute("create table numbers (value integer)")
        connection.executemany("insert into numbers values (?)", [(1,), (n // 2,), (n - n // 2,)])
        return connection.execute("select sum(value) from numbers").fetchone()[0]
