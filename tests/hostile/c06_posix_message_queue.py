# C6 · verdict: AC · problem: probe · tier none: WA value
# Opens a message queue of POSIX; wrong where that is allowed.
import ctypes
import os
import sys

X86 = "x86_64" in sys.implementation._multiarch
MQ_OPEN, MQ_UNLINK = (240, 241) if X86 else (180, 181)


def probe(n):
    libc = ctypes.CDLL(None, use_errno=True)
    name = b"judge-hostile-c06"
    # The second one has attributes that no kernel accepts: only a filter answers it with EPERM.
    for attributes in (None, ctypes.create_string_buffer(64)):
        if libc.syscall(MQ_OPEN, name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600, attributes) >= 0:
            libc.syscall(MQ_UNLINK, name)
            return n
        if ctypes.get_errno() != 1:
            return n
    return n + 1
