# F12 · verdict: SV system_call · problem: probe · tier none: WA value
# Leaves a key, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 248 if "x86_64" in sys.implementation._multiarch else 217  # add_key


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, None, None, 0, 0)
    return n
