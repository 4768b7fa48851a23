# trap: sorts the names, but an argument by name still differs from the same one by position
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        names = sorted(kwargs)
        key = (args, tuple(map(type, args)), tuple((name, type(kwargs[name]), kwargs[name]) for name in names))
        try:
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
