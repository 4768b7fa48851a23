# F20 · verdict: AC · problem: probe · tier none: RE
# Executes programs that run as another user; wrong where one starts.
import os


def probe(n):
    for path in ("/bin/su", "/usr/bin/sudo", "/usr/bin/passwd", "/usr/bin/mount"):
        try:
            os.execv(path, [path, "--version"])
        except PermissionError:
            pass
    return n + 1
