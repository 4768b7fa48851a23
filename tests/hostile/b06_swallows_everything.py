# B6 · verdict: TLE cpu · problem: probe
# Catches whatever may be thrown at it, and goes on.
def probe(n):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
