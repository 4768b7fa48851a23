# H13 · verdict: AC · problem: roomy
# Holds a list of two hundred megabytes.
def roomy(n):
    values = [n] * 25_000_000
    return values[-1] + 1
