# C17 · verdict: RE exception · problem: probe
# Has room reserved on the disk.
import os


def probe(n):
    path = "/tmp/judge-hostile-c17-allocated"
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    os.unlink(path)
    os.posix_fallocate(descriptor, 0, 1 << 24)
    return n
