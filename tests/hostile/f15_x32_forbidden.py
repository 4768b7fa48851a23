# F15 · verdict: SV system_call · problem: probe · tier none: WA value · needs: x86_64
# Forks by the number of the x32 interface; wrong where it goes on.
import ctypes
import os

X32, FORK = 0x40000000, 57


def probe(n):
    if ctypes.CDLL(None).syscall(ctypes.c_long(X32 | FORK)) == 0:
        os._exit(0)
    return n
