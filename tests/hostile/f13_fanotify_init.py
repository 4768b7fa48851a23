# F13 · verdict: SV system_call · problem: probe · tier none: WA value
# Watches a whole file system, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 300 if "x86_64" in sys.implementation._multiarch else 262  # fanotify_init


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(0xFFFF0000), 0)
    return n
