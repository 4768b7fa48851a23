# H36 · verdict: AC · problem: probe
# Imports a module of the library only where it is needed.
def probe(n):
    import bisect
    import statistics

    return n + bisect.bisect([0], 0) * statistics.median([1])
