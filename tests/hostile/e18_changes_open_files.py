# E18 · verdict: AC · problem: probe
# Makes standard output non-blocking, moves in it, and fills it faster than it is read.
import os


def probe(n):
    for descriptor in (0, 1, 2):
        try:
            os.set_blocking(descriptor, False)
        except OSError:
            pass
        try:
            os.lseek(descriptor, 1 << 40, os.SEEK_SET)
        except OSError:
            pass
    for _ in range(50):
        try:
            os.write(1, b"x" * 1000)
        except BlockingIOError:
            pass
    return n + 1
