# trap: takes a result of None for a failure and stops
def compose(*functions):
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        value = functions[-1](*args, **kwargs)
        for function in functions[-2::-1]:
            if value is None:
                break
            value = function(value)
        return value

    return composed
