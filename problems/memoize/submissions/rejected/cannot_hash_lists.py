# trap: a list as an argument cannot be looked up
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
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
