# D5 · verdict: WA type · problem: probe
# Returns a list that nests fifteen thousand deep, which is merely wrong.
def probe(n):
    result = []
    for _ in range(15000):
        result = [result]
    return result
