# A21 · verdict: RE exception · problem: probe
# Replaces every hook that could hide an exception, then raises one.
import os
import signal
import sys


def leave(*_):
    os._exit(0)


def probe(n):
    sys.excepthook = leave
    sys.unraisablehook = leave
    sys.stderr = sys.__stderr__ = None
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU, signal.SIGCHLD):
        signal.signal(number, leave)
    raise ValueError("hidden")
