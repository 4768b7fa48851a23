# D11 · verdict: WA type · problem: probe
# Returns a dictionary that claims to be a number.
class Number(dict):
    def __int__(self):
        return 1

    __index__ = __int__
    __class__ = int


def probe(n):
    return Number()
