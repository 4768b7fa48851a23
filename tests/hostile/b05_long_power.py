# B5 · verdict: TLE cpu · problem: probe
# Makes one call that takes minutes.
def probe(n):
    return 7 ** 10**8
