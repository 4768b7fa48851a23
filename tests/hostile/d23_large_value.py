# D23 · verdict: WA · problem: pair
# Returns a list of twenty thousand elements where two are expected.
def pair(n):
    return [step * 7919 % 100003 for step in range(20000)]
