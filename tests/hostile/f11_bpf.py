# F11 · verdict: SV system_call · problem: probe · tier none: WA value
# Loads a program into the kernel, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 321 if "x86_64" in sys.implementation._multiarch else 280  # bpf


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 0, None, 0)
    return n
