# D25 · verdict: WA · problem: pair
# Returns lists that differ at their ends only, for a comparison in any order.
def pair(n):
    same = list(range(300))
    return [same + [step] for step in range(300)]
