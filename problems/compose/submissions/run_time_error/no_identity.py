# trap: expects at least one function
def compose(*functions):
    *rest, first = functions

    def composed(*args, **kwargs):
        value = first(*args, **kwargs)
        for function in reversed(rest):
            value = function(value)
        return value

    return composed
