# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Turns an opened file system into a mount, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 432  # fsmount


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), 0, 0)
    return n
