# E24 · verdict: AC · problem: probe
# Imports a module of the library while a file of that name lies beside the solution; wrong where that is loaded.
import json
import sys


def probe(n):
    if "" in sys.path or "." in sys.path:
        return n
    return json.loads(json.dumps([n + 1]))[0]
