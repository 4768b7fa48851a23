# A12 · verdict: RE signal · problem: probe
# Sends itself SIGSEGV.
import os
import signal


def probe(n):
    os.kill(os.getpid(), signal.SIGSEGV)
    return n
