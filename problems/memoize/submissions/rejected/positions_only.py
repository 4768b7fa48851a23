# trap: takes arguments by position only
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def memoised(*args):
        key = tuple((type(value), value) for value in args)
        try:
            known = key in results
        except TypeError:
            return function(*args)
        if not known:
            results[key] = function(*args)
        return results[key]

    return memoised
