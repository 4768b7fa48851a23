# H26 · verdict: AC · problem: probe
# Sleeps for a moment and measures it.
import time


def probe(n):
    started = time.perf_counter()
    time.sleep(0.01)
    assert time.perf_counter() - started >= 0.009 and time.monotonic() > 0
    return n + 1
