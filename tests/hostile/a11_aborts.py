# A11 · verdict: RE signal · problem: probe
# Aborts.
import os


def probe(n):
    os.abort()
