# trap: composes exactly two functions
def compose(*functions):
    if not functions:
        return lambda value: value
    f, g = functions
    return lambda *args, **kwargs: f(g(*args, **kwargs))
