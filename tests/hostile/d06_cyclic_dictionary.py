# D6 · verdict: WA cyclic_result · problem: pair
# Returns a dictionary that contains itself a few steps down.
def pair(n):
    inner = {}
    result = [n, (inner,)]
    inner["back"] = result
    return result
