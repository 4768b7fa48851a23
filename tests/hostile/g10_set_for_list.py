# G10 · verdict: WA type · problem: pair
# Returns a set where a list is declared.
def pair(n):
    return {n, n + 1}
