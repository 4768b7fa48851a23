# A2 · verdict: TLE cpu · problem: probe · tier none: not run
# Forks for ever, takes no notice of refusals, and spins.
import os


def probe(n):
    while True:
        try:
            os.fork()
        except OSError:
            pass
