# B1 · verdict: TLE cpu · problem: probe
# Spins.
def probe(n):
    while True:
        pass
