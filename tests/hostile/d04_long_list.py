# D4 · verdict: OLE result_size · problem: roomy
# Returns a list that takes more bytes than a result may have.
def roomy(n):
    return [n] * 20_000_000
