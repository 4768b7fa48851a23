# A4 · verdict: AC · problem: probe · tier none: WA value
# Leaves a process behind that keeps every descriptor open; wrong where it can.
import os
import time


def probe(n):
    try:
        child = os.fork()
    except PermissionError:
        return n + 1
    if child == 0:
        while True:
            time.sleep(1000)
    print("the pipe stays open", flush=True)
    return n
