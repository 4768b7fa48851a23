# C1 · verdict: MLE · problem: probe · tier full: MLE limit
# Allocates small objects for ever.
def probe(n):
    kept = []
    while True:
        kept.append([n])
