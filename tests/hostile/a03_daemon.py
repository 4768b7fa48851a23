# A3 · verdict: AC · problem: probe · tier none: WA value
# Leaves a daemon in a session of its own behind; wrong where it can.
import os
import time


def probe(n):
    try:
        child = os.fork()
    except PermissionError:
        return n + 1
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1000)
        os._exit(0)
    return n
