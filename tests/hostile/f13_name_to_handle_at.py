# F13 · verdict: SV system_call · problem: probe · tier none: WA value
# Asks for the handle of a file, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 303 if "x86_64" in sys.implementation._multiarch else 264  # name_to_handle_at


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), None, None, None, 0)
    return n
