# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Swaps to a file of its own, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 167 if "x86_64" in sys.implementation._multiarch else 224  # swapon


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, 0)
    return n
