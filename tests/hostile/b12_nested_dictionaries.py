# B12 · verdict: OLE result_size · problem: roomy
# Returns dictionaries in dictionaries whose texts take gigabytes when they are written out.
def roomy(n):
    tree = "x" * (1 << 20)
    for _ in range(30):
        tree = {key: tree for key in range(10)}
    return tree
