# A9 · verdict: TLE idle · problem: probe
# Stops itself.
import os
import signal


def probe(n):
    os.kill(os.getpid(), signal.SIGSTOP)
