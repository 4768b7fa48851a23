# D24 · verdict: WA value · problem: ratio
# Returns what is neither larger nor smaller than anything.
def ratio(n):
    return float("nan")
