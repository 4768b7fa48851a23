from inspect import signature


class memoize:
    def __init__(self, function):
        self.function = function
        self.signature = signature(function)
        self.results = {}
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __call__(self, *args, **kwargs):
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        values = tuple(bound.arguments.values())
        key = values, tuple(map(type, values))
        try:
            return self.results[key]
        except KeyError:
            pass
        except TypeError:
            return self.function(*args, **kwargs)
        result = self.function(*args, **kwargs)
        self.results[key] = result
        return result
