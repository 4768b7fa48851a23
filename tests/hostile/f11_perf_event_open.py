# F11 · verdict: SV system_call · problem: probe · tier none: WA value
# Counts events of the processor, with arguments that do nothing where it is allowed; wrong where it goes on.
import ctypes
import sys

NUMBER = 298 if "x86_64" in sys.implementation._multiarch else 241  # perf_event_open


def probe(n):
    ctypes.CDLL(None).syscall(NUMBER, None, 0, ctypes.c_long(-1), ctypes.c_long(-1), 0)
    return n
