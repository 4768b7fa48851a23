# D4 · verdict: MLE · problem: probe
# Returns a list of a hundred million elements.
def probe(n):
    return [0] * 10**8
