# trap: passes arguments on by position only
def compose(*functions):
    if not functions:
        return lambda value: value

    def composed(*args):
        value = functions[-1](*args)
        for function in functions[-2::-1]:
            value = function(value)
        return value

    return composed
