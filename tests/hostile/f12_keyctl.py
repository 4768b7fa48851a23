# F12 · verdict: SV system_call · problem: probe · tier none: WA value
# Asks for its session keyring, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 250 if "x86_64" in sys.implementation._multiarch else 219  # keyctl


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 0, 0, 0, 0, 0)
    return n
