def compose(*functions):
    if not functions:
        return lambda value: value
    if len(functions) == 1:
        return functions[0]
    inner = compose(*functions[1:])

    def composed(*args, **kwargs):
        return functions[0](inner(*args, **kwargs))

    return composed
