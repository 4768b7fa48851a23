# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Changes the root of its mount namespace, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 155 if "x86_64" in sys.implementation._multiarch else 41  # pivot_root


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, b"", b"")
    return n
