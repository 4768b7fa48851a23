def probe(n):
    return n + 1
