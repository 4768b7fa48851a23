# F27 · verdict: CE encoding · problem: probe
# Holds bytes that are no UTF-8.
def probe(n):
    return n + len("caf�")
