def compose(*functions):
    if not functions:
        return lambda value: value
    *rest, first = functions

    def composed(*args, **kwargs):
        value = first(*args, **kwargs)
        for function in reversed(rest):
            value = function(value)
        return value

    return composed
