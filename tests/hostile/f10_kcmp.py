# F10 · verdict: SV system_call · problem: probe · tier none: WA value
# Compares what the kernel keeps of two processes, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 312 if "x86_64" in sys.implementation._multiarch else 272  # kcmp


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(0x7FFFFFFF), ctypes.c_long(0x7FFFFFFF), 0, 0, 0)
    return n
