# trap: the texts name the function that was decorated last
from functools import wraps

_current = []


def trace(write):
    def decorator(function):
        _current[:] = [function]

        @wraps(function)
        def wrapper(*args, **kwargs):
            name = _current[0].__name__
            shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
            write(f"call {name}({', '.join(shown)})")
            try:
                result = function(*args, **kwargs)
            except BaseException as error:
                write(f"{name} raised {type(error).__name__}")
                raise
            write(f"{name} returned {result!r}")
            return result

        return wrapper

    return decorator
