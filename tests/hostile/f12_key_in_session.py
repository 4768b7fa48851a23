# F12 · verdict: SV system_call · problem: probe · tier none: WA value
# Leaves a key in the session keyring for the next case; wrong where it goes on.
import ctypes
import sys

NUMBER = 248 if "x86_64" in sys.implementation._multiarch else 217  # add_key
KEY_SPEC_PROCESS_KEYRING = -2


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, b"user", b"judge", b"hostile", 7, ctypes.c_long(KEY_SPEC_PROCESS_KEYRING))
    return n
