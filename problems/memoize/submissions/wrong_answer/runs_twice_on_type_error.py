# trap: takes a TypeError of the function for an argument that cannot be hashed, and runs it again
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
            if key not in results:
                results[key] = function(*args, **kwargs)
            return results[key]
        except TypeError:
            return function(*args, **kwargs)

    return memoised
