from functools import wraps
from inspect import signature

MISSING = object()


class Solution:
    def memoize(self, function):
        parameters = signature(function)
        cache = {}

        @wraps(function)
        def wrapper(*args, **kwargs):
            call = parameters.bind(*args, **kwargs)
            call.apply_defaults()
            key = frozenset((name, type(value), value) if hashable(value) else MISSING for name, value in call.arguments.items())
            if MISSING in key:
                return function(*args, **kwargs)
            result = cache.get(key, MISSING)
            if result is MISSING:
                result = cache[key] = function(*args, **kwargs)
            return result

        return wrapper


def hashable(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True
