# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Makes a user namespace, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 272 if "x86_64" in sys.implementation._multiarch else 97  # unshare


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(0x10000000))
    return n
