# C15 · verdict: MLE · problem: probe · tier full: MLE limit
# Fills memory with pages that it never looks at again, for the machine to swap out.
def probe(n):
    kept = []
    while True:
        kept.append(b"\0" * (4 << 20) + b"\1")
