# F27 · verdict: CE encoding · problem: probe
# Says in this line that its coding: rot_13 holds, a codec that gives no text.
def probe(n):
    return n + 1
