# G7 · verdict: RE recursion · problem: probe
# Recurses without an end.
def probe(n):
    return probe(n)
