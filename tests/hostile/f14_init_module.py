# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Loads a module into the kernel, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 175 if "x86_64" in sys.implementation._multiarch else 105  # init_module


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, 0, None)
    return n
