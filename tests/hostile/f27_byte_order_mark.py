# F27 · verdict: AC · problem: probe
# Begins with a byte order mark.
def probe(n):
    return n + 1
