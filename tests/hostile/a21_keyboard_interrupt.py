# A21 · verdict: RE exception · problem: probe
# Raises KeyboardInterrupt, as if somebody had pressed the keys.
def probe(n):
    raise KeyboardInterrupt
