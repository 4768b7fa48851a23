# trap: an iterator over the functions is made once and used up by the first call
def compose(*functions):
    backwards = iter(functions[::-1])

    def composed(*args, **kwargs):
        value = next(backwards, lambda value, *_, **__: value)(*args, **kwargs)
        for function in backwards:
            value = function(value)
        return value

    return composed
