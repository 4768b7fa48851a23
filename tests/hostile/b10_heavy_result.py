# B10 · verdict: WA unsupported_type · problem: probe
# Returns an object whose every method spins.
def spin(*_):
    while True:
        pass


class Heavy:
    __iter__ = __len__ = __reduce__ = __reduce_ex__ = __getattr__ = __repr__ = __str__ = spin
    __eq__ = __hash__ = __int__ = __index__ = __bool__ = __getitem__ = __next__ = spin


def probe(n):
    return Heavy()
