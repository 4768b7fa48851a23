# D5 · verdict: OLE result_depth · problem: probe
# Returns a list that nests fifty thousand deep.
def probe(n):
    result = []
    for _ in range(50000):
        result = [result]
    return result
