import functools
import inspect


def memoize(function):
    signature = inspect.signature(function)
    results = {}

    @functools.wraps(function)
    def memoised(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
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
