# G2 · verdict: RE exception · problem: probe
# Imports a module that is not there.
import numpy as np


def probe(n):
    return int(np.int64(n)) + 1
