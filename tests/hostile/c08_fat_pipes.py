# C8 · verdict: RE exception · problem: probe
# Opens pipes for ever, each as large as it may be.
import fcntl
import os

F_SETPIPE_SZ = 1031


def probe(n):
    filled = 0
    while filled < 1 << 30:
        _, end = os.pipe()
        fcntl.fcntl(end, F_SETPIPE_SZ, 1 << 20)
        filled += os.write(end, bytes(1 << 20))
    return n
