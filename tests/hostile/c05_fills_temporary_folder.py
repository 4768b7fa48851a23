# C5 · verdict: RE exception · problem: probe
# Fills the folder for temporary files.
import os


def probe(n):
    path = "/tmp/judge-hostile-c05"
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    os.unlink(path)
    while os.write(descriptor, bytes(1 << 20)):
        pass
