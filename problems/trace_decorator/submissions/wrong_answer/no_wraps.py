# trap: the name and the docstring of the function are lost
def trace(write):
    def decorator(function):
        def wrapper(*args, **kwargs):
            shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
            write(f"call {function.__name__}({', '.join(shown)})")
            try:
                result = function(*args, **kwargs)
            except BaseException as error:
                write(f"{function.__name__} raised {type(error).__name__}")
                raise
            write(f"{function.__name__} returned {result!r}")
            return result

        return wrapper

    return decorator
