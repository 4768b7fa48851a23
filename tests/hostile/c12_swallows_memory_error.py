# C12 · verdict: AC · problem: probe
# Asks for too much, does without, and answers.
def probe(n):
    for _ in range(100):
        try:
            bytearray(1 << 50)
        except MemoryError:
            pass
    return n + 1
