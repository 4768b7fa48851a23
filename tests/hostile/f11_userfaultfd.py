# F11 · verdict: SV system_call · problem: probe · tier none: WA value
# Handles the page faults of the kernel, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 323 if "x86_64" in sys.implementation._multiarch else 282  # userfaultfd


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(0xFFFF0000))
    return n
