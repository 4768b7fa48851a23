# H6 · verdict: AC · problem: probe
# Reads dates by a pattern, for which the library loads a module of its own.
import datetime


def probe(n):
    return n + (datetime.datetime.strptime("2024-02-29", "%Y-%m-%d").day == 29)
