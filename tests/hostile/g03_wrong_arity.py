# G3 · verdict: CE arity · problem: probe
# Takes one argument too many.
def probe(n, m):
    return n + m
