# D11 · verdict: WA type · problem: probe
# Returns the digits instead of the number.
def probe(n):
    return str(n + 1)
