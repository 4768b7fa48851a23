# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Loads another kernel, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 246 if "x86_64" in sys.implementation._multiarch else 104  # kexec_load


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 0, 1000000, None, ctypes.c_long(0xDEAD))
    return n
