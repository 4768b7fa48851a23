# B8 · verdict: AC · problem: probe
# Sleeps longer than its CPU time allows, which is no CPU time.
import time


def probe(n):
    time.sleep(0.5)
    return n + 1
