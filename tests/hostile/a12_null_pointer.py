# A12 · verdict: RE signal · problem: probe
# Reads from address zero.
import ctypes


def probe(n):
    return len(ctypes.string_at(0))
