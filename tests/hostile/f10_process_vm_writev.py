# F10 · verdict: SV system_call · problem: probe · tier none: WA value
# Writes the memory of another process, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 311 if "x86_64" in sys.implementation._multiarch else 271  # process_vm_writev


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(0x7FFFFFFF), None, 0, None, 0, 0)
    return n
