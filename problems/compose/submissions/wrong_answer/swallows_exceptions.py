# trap: gives back what it has when a function raises
def compose(*functions):
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        value = None
        try:
            value = functions[-1](*args, **kwargs)
            for function in functions[-2::-1]:
                value = function(value)
        except Exception:
            pass
        return value

    return composed
