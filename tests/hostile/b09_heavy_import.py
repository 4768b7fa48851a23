# B9 · verdict: TLE cpu · problem: probe
# Spins while the module is loaded.
while True:
    pass


def probe(n):
    return n + 1
