# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Sets the clock, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 164 if "x86_64" in sys.implementation._multiarch else 170  # settimeofday


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, None)
    return n
