# F28 · verdict: AC · problem: probe · tier none: WA type
# Writes a library and loads it; wrong where there is a place for it.
import ctypes
import os


def probe(n):
    done = []
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "."):
        path = os.path.join(folder, "judge-hostile-f28.so")
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o700)
        except OSError:
            continue
        os.unlink(path)
        os.close(descriptor)
        done.append(folder)
    try:
        ctypes.CDLL("/proc/self/fd/0")
        done.append("loaded")
    except OSError:
        pass
    return done or n + 1
