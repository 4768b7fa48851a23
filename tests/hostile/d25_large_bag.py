# D25 · verdict: WA · problem: pair
# Returns fifty thousand elements for a comparison in any order.
def pair(n):
    return list(range(50_000, 0, -1))
