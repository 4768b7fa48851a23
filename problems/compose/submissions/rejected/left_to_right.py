# trap: passes the value from left to right

def compose(*functions):
    def composed(*args, **kwargs):
        if not functions:
            return args[0]
        value = functions[0](*args, **kwargs)
        for function in functions[1:]:
            value = function(value)
        return value

    return composed
