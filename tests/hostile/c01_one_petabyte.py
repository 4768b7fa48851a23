# C1 · verdict: MLE memory_error · problem: probe
# Asks for more in one piece than any machine has.
def probe(n):
    return len(bytearray(1 << 50))
