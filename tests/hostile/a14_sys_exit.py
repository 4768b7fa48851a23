# A14 · verdict: RE exit · problem: probe
# Leaves by sys.exit.
import sys


def probe(n):
    sys.exit(0)
