# trap: makes tuples of lists, so that they are remembered and taken for tuples
from functools import wraps
from inspect import signature


def memoize(function):
    parameters = signature(function)
    results = {}

    @wraps(function)
    def memoised(*args, **kwargs):
        bound = parameters.bind(*args, **kwargs)
        bound.apply_defaults()
        values = [frozenset(v) if isinstance(v, set) else tuple(v) if isinstance(v, list) else v for v in bound.arguments.values()]
        key = tuple((type(value), value) for value in values)
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    return memoised
