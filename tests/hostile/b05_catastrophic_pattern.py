# B5 · verdict: TLE cpu · problem: probe
# Matches a pattern that takes exponential time.
import re


def probe(n):
    return re.match("(a+)+$", "a" * 40 + "b") is None
