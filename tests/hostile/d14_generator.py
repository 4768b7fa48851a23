# D14 · verdict: WA unsupported_type · problem: pair
# Yields what it should return.
def pair(n):
    yield n
    yield n + 1
