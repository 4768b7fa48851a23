# trap: a key made of text remembers lists as well, which may be changed by then
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        bound.apply_defaults()
        key = repr(bound.arguments)
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
