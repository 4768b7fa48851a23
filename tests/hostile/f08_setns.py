# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Enters a namespace, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 308 if "x86_64" in sys.implementation._multiarch else 268  # setns


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), 0)
    return n
