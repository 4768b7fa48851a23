# trap: a remembered None looks like nothing remembered
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        bound.apply_defaults()
        key = tuple((type(value), value) for value in bound.arguments.values())
        try:
            result = results.get(key)
        except TypeError:
            return function(*args, **kwargs)
        if result is None:
            result = results[key] = function(*args, **kwargs)
        return result

    return memoised
