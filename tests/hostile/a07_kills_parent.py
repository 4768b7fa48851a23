# A7 · verdict: AC · problem: probe · tier none: WA value
# Kills its parent; asks with signal 0 first, and is wrong where that is allowed.
import os
import signal


def probe(n):
    try:
        os.kill(os.getppid(), 0)
        return n
    except OSError:
        pass
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except OSError:
        return n + 1
    return n
