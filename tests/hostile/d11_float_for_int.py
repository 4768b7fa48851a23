# D11 · verdict: WA · problem: probe
# Returns a float where an integer is expected that no float holds.
def probe(n):
    return n + 1.0
