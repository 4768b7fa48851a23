# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Changes its root, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 161 if "x86_64" in sys.implementation._multiarch else 51  # chroot


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, b"/")
    return n
