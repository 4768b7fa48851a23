# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Opens a file system by name, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 430  # fsopen


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, 0)
    return n
