# D4 · verdict: OLE result_size · problem: roomy
# Returns a text that takes more bytes than a result may have.
def roomy(n):
    return "x" * (100 << 20)
