# A1 · verdict: RE exception · problem: probe · tier none: not run
# Forks for ever; the first refusal ends it, and one that comes later is the wrong answer.
import os


def probe(n):
    processes = 1
    try:
        while True:
            os.fork()
            processes += 1
    except PermissionError:
        if processes == 1:
            raise
    except OSError:
        pass
    return n
