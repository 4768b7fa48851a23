# trap: uses the cache of the standard library
from functools import lru_cache


def memoize(function):
    return lru_cache(maxsize=None, typed=True)(function)
