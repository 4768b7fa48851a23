# trap: composes two functions, however many there are
def compose(*functions):
    if not functions:
        return lambda value: value
    if len(functions) == 1:
        return functions[0]
    outer, inner = functions[0], functions[-1]
    return lambda *args, **kwargs: outer(inner(*args, **kwargs))
