# trap: an argument that is left out differs from its default
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        key = tuple((name, type(value), value) for name, value in bound.arguments.items())
        try:
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
