# B13 · verdict: WA type · problem: probe
# Returns a dictionary whose keys have the same hash in Python.
def probe(n):
    return {step * (2**61 - 1): step for step in range(1500)}
