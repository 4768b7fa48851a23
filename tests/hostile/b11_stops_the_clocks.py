# B11 · verdict: TLE cpu · problem: probe
# Replaces every clock of the interpreter, then spins.
import resource
import time


def zero(*_):
    return 0.0


def probe(n):
    for name in ("time", "perf_counter", "monotonic", "process_time", "clock_gettime"):
        setattr(time, name, zero)
    resource.getrusage = zero
    while True:
        pass
