# C10 · verdict: RE exception · problem: probe
# Copies a descriptor until no more are to be had.
import os


def probe(n):
    for _ in range(5000):
        os.dup(0)
    return n
