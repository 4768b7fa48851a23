# F21 · verdict: RE signal · problem: probe · tier none: not run
# Allows itself a core file and dies in a way that writes one; ends otherwise where it is allowed.
import ctypes
import os
import resource

PR_SET_DUMPABLE = 4


def probe(n):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20))
        return n
    except (OSError, ValueError):
        pass
    if ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0:
        return n
    os.abort()
