# trap: the key holds the values in the order in which they are written, without their names
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        parameters.bind(*args, **kwargs)
        values = args + tuple(kwargs.values())
        key = values + tuple(map(type, values))
        try:
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
