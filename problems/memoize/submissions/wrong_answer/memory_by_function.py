# trap: the memory belongs to the function's name, so memoising anew starts with old results
from functools import wraps
from inspect import signature

memories = {}


def memoize(function):
    parameters = signature(function)
    results = memories.setdefault(function.__name__, {})

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        bound.apply_defaults()
        key = tuple((type(value), value) for value in bound.arguments.values())
        try:
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
