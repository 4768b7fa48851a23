# C13 · verdict: AC · problem: probe · tier none: WA value
# Lets a child run out of memory and answers; right where there can be no child.
import os


def probe(n):
    try:
        child = os.fork()
    except PermissionError:
        return n + 1
    if child == 0:
        try:
            kept = bytes(200 << 20)
            os._exit(len(kept) & 1)
        except MemoryError:
            os._exit(1)
    os.waitpid(child, 0)
    return n
