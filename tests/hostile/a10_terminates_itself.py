# A10 · verdict: RE signal · problem: probe
# Sends itself SIGTERM, which process 1 of a namespace would not notice.
import os
import signal


def probe(n):
    os.kill(os.getpid(), signal.SIGTERM)
    return n
