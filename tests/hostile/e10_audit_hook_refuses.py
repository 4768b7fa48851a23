# E10 · verdict: RE exit · problem: probe
# Refuses every audited action from now on, those of the harness included, and so its own answer.
import sys


def refuse(event, arguments):
    raise RuntimeError("refused: " + event)


def probe(n):
    sys.addaudithook(refuse)
    return n + 1
