# A20 · verdict: AC · problem: probe · tier none: WA type
# Becomes dumpable, lives on when its parent dies, adopts orphans, lets anyone trace it; wrong where one is allowed.
import ctypes

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_PTRACER = 1, 4, 36, 0x59616D61


def probe(n):
    prctl = ctypes.CDLL(None).prctl
    attempts = [
        (PR_SET_DUMPABLE, 1),
        (PR_SET_PDEATHSIG, 0),
        (PR_SET_CHILD_SUBREAPER, 1),
        (PR_SET_PTRACER, -1),
    ]
    done = [option for option, value in attempts if prctl(option, ctypes.c_long(value), 0, 0, 0) == 0]
    return done or n + 1
