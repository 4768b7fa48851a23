# trap: without functions nothing comes back
def compose(*functions):
    def composed(*args, **kwargs):
        value = None
        for function in reversed(functions):
            value = function(*args, **kwargs)
            args, kwargs = (value,), {}
        return value

    return composed
