# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Makes mounts writable, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 442  # mount_setattr


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), b"", 0, None, 0)
    return n
