# D6 · verdict: WA cyclic_result · problem: pair
# Returns a list that contains itself.
def pair(n):
    result = [n]
    result.append(result)
    return result
