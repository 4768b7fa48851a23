# D13 · verdict: WA value · problem: probe
# Returns a wrong number whose methods all give the right one.
class Liar(int):
    def right(self, *_):
        return int.__add__(self, 1)

    __int__ = __index__ = __trunc__ = __round__ = __abs__ = __pos__ = right

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash(self.right())

    def __repr__(self):
        return repr(self.right())

    __str__ = __repr__

    def to_bytes(self, *arguments, **named):
        return self.right().to_bytes(*arguments, **named)

    def __reduce__(self):
        return int, (self.right(),)


def probe(n):
    return Liar(n)
