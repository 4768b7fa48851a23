# A10 · verdict: RE signal · problem: probe
# Kills itself with the signal that the judge uses.
import os
import signal


def probe(n):
    os.kill(os.getpid(), signal.SIGKILL)
