# H24 · verdict: AC · problem: probe · tier seccomp: RE exception
# Sends its prints to the device for that.
import contextlib
import os


def probe(n):
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        print("nobody reads this")
    return n + 1
