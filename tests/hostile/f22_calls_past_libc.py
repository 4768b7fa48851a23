# F22 · verdict: AC · problem: probe · tier none: RE exit or WA type
# Opens, forks, executes and connects by number, through the newest form of each call; wrong where one works.
import ctypes
import os
import sys

X86 = "x86_64" in sys.implementation._multiarch
OPENAT2, CLONE3, EXECVEAT, SOCKET, VFORK = 437, 435, 322 if X86 else 281, 41 if X86 else 198, 58 if X86 else None


def probe(n):
    libc = ctypes.CDLL(None, use_errno=True)
    done = []
    how = (ctypes.c_uint64 * 3)(os.O_RDONLY, 0, 0)
    if libc.syscall(OPENAT2, -100, b"/etc/passwd", how, ctypes.c_size_t(24)) >= 0:
        done.append("openat2")
    arguments = (ctypes.c_uint64 * 8)(0, 0, 0, 0, 17, 0, 0, 0)
    child = libc.syscall(CLONE3, arguments, ctypes.c_size_t(64))
    if child == 0:
        os._exit(0)
    if child > 0:
        done.append("clone3")
    if libc.syscall(SOCKET, 1, 1, 0) >= 0:
        done.append("socket")
    libc.syscall(EXECVEAT, -100, os.fsencode(sys.executable), None, None, 0)
    if ctypes.get_errno() != 1:
        done.append("execveat")
    return done or n + 1
