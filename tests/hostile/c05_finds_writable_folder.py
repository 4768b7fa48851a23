# C5 · verdict: AC · problem: probe · tier none: WA type
# Looks for a folder that it can write to; wrong where there is one.
import os
import sys


def probe(n):
    folders = ["/", "/tmp", "/var/tmp", "/dev/shm", "/dev", "/run", "/home", "/root", ".", sys.prefix]
    done = []
    for folder in folders + [folder for folder in sys.path if folder]:
        path = os.path.join(folder, "judge-hostile-c05")
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except OSError:
            continue
        os.unlink(path)
        os.close(descriptor)
        done.append(folder)
    return done or n + 1
