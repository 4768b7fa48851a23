# F27 · verdict: CE encoding · problem: probe
# Says in this line that its coding: judge-1 is one that nobody knows.
def probe(n):
    return n + 1
