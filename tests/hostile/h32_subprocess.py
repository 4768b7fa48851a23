# H32 · verdict: AC · problem: probe · tier none: WA value
# Wants to start a program, and does without; wrong where it starts.
import subprocess
import sys


def probe(n):
    try:
        subprocess.run([sys.executable, "-c", "pass"])
    except PermissionError:
        return n + 1
    return n
