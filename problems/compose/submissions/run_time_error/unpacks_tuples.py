# trap: takes a tuple that is passed on for several arguments
def compose(*functions):
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        value = functions[-1](*args, **kwargs)
        for function in functions[-2::-1]:
            value = function(*value) if isinstance(value, tuple) else function(value)
        return value

    return composed
