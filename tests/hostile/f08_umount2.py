# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Unmounts, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 166 if "x86_64" in sys.implementation._multiarch else 39  # umount2


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, b"", 0)
    return n
