# C20 · verdict: AC · problem: probe
# Would grow after the answer, in an exit function that no called function has.
import atexit


def grow():
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


atexit.register(grow)


def probe(n):
    return n + 1
