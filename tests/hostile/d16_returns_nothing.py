# D16 · verdict: WA · problem: probe
# Forgets to return.
def probe(n):
    n + 1
