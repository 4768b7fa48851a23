# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Loads a module from a file, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 313 if "x86_64" in sys.implementation._multiarch else 273  # finit_module


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), None, 0)
    return n
