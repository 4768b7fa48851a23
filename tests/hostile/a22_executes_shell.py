# A22 · verdict: RE exception · problem: probe · tier none: RE exit
# Becomes a shell.
import os


def probe(n):
    os.execv("/bin/sh", ["sh", "-c", "exit 0"])
