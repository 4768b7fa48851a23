# E21 · verdict: AC · problem: probe · tier none: not run
# Leaves files that every later interpreter would load; wrong where it can.
import os
import sys


def probe(n):
    done = []
    for folder in sys.path + [sys.prefix, sys.base_prefix]:
        for name in ("sitecustomize.py", "usercustomize.py", "judge-hostile.pth", "__pycache__/judge-hostile.pyc"):
            path = os.path.join(folder, name)
            try:
                descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except OSError:
                continue
            os.unlink(path)
            os.close(descriptor)
            done.append(path)
    return done or n + 1
