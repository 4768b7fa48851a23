# D2 · verdict: OLE stderr · problem: probe
# Prints to standard error for ever.
import sys


def probe(n):
    while True:
        print("x" * 100, file=sys.stderr)
