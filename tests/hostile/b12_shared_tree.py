# B12 · verdict: TLE cpu · problem: probe
# Returns a small object that would take for ever to be written out: encoding is on the time of the case.
def probe(n):
    tree = ["leaf"]
    for _ in range(60):
        tree = [tree, tree]
    return tree
