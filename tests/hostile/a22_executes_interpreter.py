# A22 · verdict: AC · problem: probe · tier none: RE exit
# Becomes another program, an interpreter that it can see.
import os
import sys


def probe(n):
    try:
        os.execv(sys.executable, [sys.executable, "-c", "pass"])
    except PermissionError:
        return n + 1
