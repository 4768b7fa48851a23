# H14 · verdict: AC · problem: roomy
# Prints a mebibyte.
def roomy(n):
    for _ in range(1024):
        print("x" * 1023)
    return n + 1
