# C16 · verdict: RE exception · problem: probe · tier none: WA value
# Makes a million files.
import os


def probe(n):
    for number in range(10**6):
        path = "/tmp/judge-hostile-c16-%d" % number
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        os.unlink(path)
        os.close(descriptor)
        if number == 1000:
            return n
