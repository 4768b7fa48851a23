# D5 · verdict: OLE result_depth · problem: probe
# Returns dictionaries, tuples and lists that nest deeper than Python itself could print.
def probe(n):
    result = ()
    for _ in range(10000):
        result = {0: ([result],)}
    return result
