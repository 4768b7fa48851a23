# F20 · verdict: AC · problem: probe · tier none: not run
# Becomes root, another user, a member of other groups; wrong where one is allowed.
import ctypes
import os
import sys

CAPSET = 126 if "x86_64" in sys.implementation._multiarch else 91


def probe(n):
    attempts = {
        "setuid": lambda: os.setuid(0),
        "setresuid": lambda: os.setresuid(0, 0, 0),
        "setgid": lambda: os.setgid(0),
        "setgroups": lambda: os.setgroups([0]),
        "setfsuid": lambda: os.open("/etc/shadow", os.O_RDONLY),
    }
    done = []
    for name, attempt in attempts.items():
        try:
            attempt()
            done.append(name)
        except OSError:
            pass
    libc = ctypes.CDLL(None)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    everything = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
    if libc.syscall(CAPSET, header, everything) == 0:
        done.append("capset")
    return done or n + 1
