# G7 · verdict: RE recursion · problem: probe
# Recurses a little deeper than Python allows by itself.
def depth(left):
    return 0 if left == 0 else 1 + depth(left - 1)


def probe(n):
    return n + depth(1100) - 1099
