# F10 · verdict: SV system_call · problem: probe · tier none: WA value
# Takes a descriptor from another process, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 438  # pidfd_getfd


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), 0, 0)
    return n
