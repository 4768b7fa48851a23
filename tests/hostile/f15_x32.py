# F15 · verdict: SV system_call · problem: probe · tier none: WA value · needs: x86_64
# Makes a harmless call by its number in the x32 interface; wrong where it goes on.
import ctypes

X32, GETPID = 0x40000000, 39


def probe(n):
    ctypes.CDLL(None).syscall(ctypes.c_long(X32 | GETPID))
    return n
