# C17 · verdict: RE exception · problem: probe
# Makes a file of a tebibyte that takes no room.
import os


def probe(n):
    path = "/tmp/judge-hostile-c17"
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    os.unlink(path)
    os.ftruncate(descriptor, 1 << 40)
    return n
