# B7 · verdict: TLE cpu · problem: probe
# Stops by itself at 1.2 times the limit, with the right answer.
import time


def probe(n):
    until = time.process_time() + 0.36
    while time.process_time() < until:
        pass
    return n + 1
