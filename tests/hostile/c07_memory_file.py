# C7 · verdict: RE exception · problem: probe · tier none: WA value
# Makes a file in memory and fills it; wrong where there can be one.
import os


def probe(n):
    descriptor = os.memfd_create("hostile")
    try:
        while True:
            os.write(descriptor, bytes(1 << 20))
    except OSError:
        return n
