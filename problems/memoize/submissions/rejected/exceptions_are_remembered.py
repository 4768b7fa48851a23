# trap: remembers an exception and raises it again
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
            known = key in results
        except TypeError:
            return function(*args, **kwargs)
        if not known:
            try:
                results[key] = (function(*args, **kwargs), None)
            except Exception as error:
                results[key] = (None, error)
        result, error = results[key]
        if error is not None:
            raise error
        return result

    return memoised
