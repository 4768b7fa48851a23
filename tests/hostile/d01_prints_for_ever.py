# D1 · verdict: OLE stdout · problem: probe
# Prints for ever.
def probe(n):
    while True:
        print("x" * 100)
