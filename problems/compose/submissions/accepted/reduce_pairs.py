from functools import reduce


def compose(*functions):
    def pair(f, g):
        return lambda *args, **kwargs: f(g(*args, **kwargs))

    return reduce(pair, functions) if functions else lambda x: x
