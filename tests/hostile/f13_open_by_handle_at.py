# F13 · verdict: SV system_call · problem: probe · tier none: WA value
# Opens a file past every path, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 304 if "x86_64" in sys.implementation._multiarch else 265  # open_by_handle_at


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), None, 0)
    return n
