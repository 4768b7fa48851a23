# F27 · verdict: AC · problem: probe
# Says in this line that its coding: latin-1 holds, which it does.
def probe(n):
    return n + len("caf�") - 3
