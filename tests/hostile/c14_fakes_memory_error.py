# C14 · verdict: MLE memory_error · problem: probe
# Raises MemoryError with plenty left.
def probe(n):
    raise MemoryError("fake")
