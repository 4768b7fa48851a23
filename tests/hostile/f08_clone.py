# F8 · verdict: SV system_call · problem: probe · tier none: WA value
# Starts a process in a user namespace of its own; wrong where it goes on.
import ctypes
import os
import sys

NUMBER = 56 if "x86_64" in sys.implementation._multiarch else 220  # clone
CLONE_NEWUSER, SIGCHLD = 0x10000000, 17


def probe(n):
    if ctypes.CDLL(None).syscall(NUMBER, ctypes.c_long(CLONE_NEWUSER | SIGCHLD), None, None, None, None) == 0:
        os._exit(0)
    return n
