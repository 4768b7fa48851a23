# H29 · verdict: AC · problem: probe
# Calls a function of the C library.
import ctypes


def probe(n):
    return n + ctypes.CDLL(None).abs(-1)
