# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Mounts, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 165 if "x86_64" in sys.implementation._multiarch else 40  # mount


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, None, None, 0, None)
    return n
