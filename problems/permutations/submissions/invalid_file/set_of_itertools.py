# trap: set(itertools.permutations(...)), which is banned, and far too slow for twelve nearly equal values
import itertools


def permutations(items):
    return [list(arrangement) for arrangement in set(itertools.permutations(items))]
