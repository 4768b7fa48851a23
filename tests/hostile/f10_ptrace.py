# F10 · verdict: SV system_call · problem: probe · tier none: WA value
# Traces a process, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 101 if "x86_64" in sys.implementation._multiarch else 117  # ptrace


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 2, ctypes.c_long(0x7FFFFFFF), None, None)
    return n
