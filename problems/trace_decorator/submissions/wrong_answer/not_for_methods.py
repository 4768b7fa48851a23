# trap: a decorated method does not get its object
class trace:
    def __init__(self, write):
        self.write = write

    def __call__(self, function):
        return _Traced(self.write, function)


class _Traced:
    def __init__(self, write, function):
        self.write = write
        self.function = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __call__(self, *args, **kwargs):
        shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
        self.write(f"call {self.__name__}({', '.join(shown)})")
        try:
            result = self.function(*args, **kwargs)
        except BaseException as error:
            self.write(f"{self.__name__} raised {type(error).__name__}")
            raise
        self.write(f"{self.__name__} returned {result!r}")
        return result
