# B4 · verdict: RE exception · problem: probe
# Waits for input where there is none.
def probe(n):
    return int(input())
