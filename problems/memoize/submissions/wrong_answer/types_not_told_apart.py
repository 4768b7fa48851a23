# trap: 1, 1.0 and True are the same key
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        bound.apply_defaults()
        key = tuple(bound.arguments.values())
        try:
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
