# C1 · verdict: MLE · problem: probe · tier full: MLE limit
# Allocates for ever.
def probe(n):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
