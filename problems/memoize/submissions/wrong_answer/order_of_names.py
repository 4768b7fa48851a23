# trap: the key is the call as it is written, so names and positions make different calls of it
from functools import wraps
from inspect import signature


def memoize(function):
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        signature(function).bind(*args, **kwargs)
        key = (args, tuple(kwargs.items()), tuple(map(type, args)), tuple(map(type, kwargs.values())))
        try:
            if key in results:
                return results[key]
        except TypeError:
            return function(*args, **kwargs)
        results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
