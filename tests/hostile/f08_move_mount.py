# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Moves a mount, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 429  # move_mount


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), b"", ctypes.c_long(-1), b"", ctypes.c_long(0xFFFFFFFF))
    return n
