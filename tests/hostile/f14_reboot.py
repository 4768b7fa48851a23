# F14 · verdict: SV system_call · problem: probe · tier none: WA value
# Reboots, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 169 if "x86_64" in sys.implementation._multiarch else 142  # reboot


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, 0, 0, 0, None)
    return n
