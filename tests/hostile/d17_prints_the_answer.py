# D17 · verdict: WA · problem: probe
# Prints the answer and returns nothing.
def probe(n):
    print(n + 1)
