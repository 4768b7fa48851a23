# B13 · verdict: WA type · problem: probe
# Returns a set of keys that agree in their low bits.
def probe(n):
    return {step << 61 for step in range(1500)}
