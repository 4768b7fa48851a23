# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Loads another kernel from a file, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 320 if "x86_64" in sys.implementation._multiarch else 294  # kexec_file_load


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(-1), ctypes.c_long(-1), 0, None, ctypes.c_long(0xDEAD))
    return n
