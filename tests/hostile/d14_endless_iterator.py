# D14 · verdict: WA unsupported_type · problem: pair
# Returns an iterator that never ends.
import itertools


def pair(n):
    return itertools.count(n)
