import sys
import types


class _Traced:
    def __init__(self, write, function):
        self.write = write
        self.function = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)

    def __call__(self, *args, **kwargs):
        shown = list(map(repr, args))
        for key in kwargs:
            shown.append(key + "=" + repr(kwargs[key]))
        self.write("call %s(%s)" % (self.__name__, ", ".join(shown)))
        ended = False
        try:
            result = self.function(*args, **kwargs)
            ended = True
        finally:
            if not ended:
                self.write("%s raised %s" % (self.__name__, sys.exc_info()[0].__name__))
        self.write("%s returned %r" % (self.__name__, result))
        return result


class trace:
    def __init__(self, write):
        self.write = write

    def __call__(self, function):
        return _Traced(self.write, function)
