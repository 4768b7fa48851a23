# F12 · verdict: SV system_call · problem: probe · tier none: WA value
# Asks for a key, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 249 if "x86_64" in sys.implementation._multiarch else 218  # request_key


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, None, None, 0)
    return n
