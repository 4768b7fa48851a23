# G1 · verdict: CE syntax · problem: probe
# Lacks a colon.
def probe(n)
    return n + 1
