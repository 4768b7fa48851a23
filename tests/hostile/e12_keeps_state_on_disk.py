# E12 · verdict: AC · problem: probe · tier none: not run
# Leaves a file for the next case; wrong when it finds one.
import os


def probe(n):
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "."):
        path = os.path.join(folder, "judge-hostile-e12")
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            os.unlink(path)
            return n
        except OSError:
            pass
    return n + 1
