# B15 · verdict: AC · problem: roomy
# Leaves a great many objects for the end.
def roomy(n):
    global kept
    kept = [[number] for number in range(500000)]
    return n + 1
