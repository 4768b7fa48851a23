# F11 · verdict: SV system_call · problem: probe · tier none: WA value
# Sets up a queue of calls that no filter sees, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes

NUMBER = 425  # io_uring_setup


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 0, None)
    return n
