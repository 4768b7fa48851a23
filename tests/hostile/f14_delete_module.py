# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Unloads a module, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 176 if "x86_64" in sys.implementation._multiarch else 106  # delete_module


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, 0)
    return n
