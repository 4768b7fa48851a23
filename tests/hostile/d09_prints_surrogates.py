# D9 · verdict: AC · problem: probe
# Prints half a character and every other one that is hard to write.
import sys


def probe(n):
    for stream in (sys.stdout, sys.stderr):
        print("\ud800\udfff\0\ufffe\U0010ffff", file=stream)
    return n + 1
