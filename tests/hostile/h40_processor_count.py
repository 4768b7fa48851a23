# H40 · verdict: AC · problem: probe
# Asks how many processors there are.
import os


def probe(n):
    return n + ((os.cpu_count() or 1) >= 1)
