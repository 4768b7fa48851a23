# B10 · verdict: WA type · problem: probe
# Returns a list whose every method spins.
def spin(*_):
    while True:
        pass


class Heavy(list):
    __iter__ = __len__ = __reduce__ = __reduce_ex__ = __getattribute__ = __repr__ = spin
    __eq__ = __hash__ = __getitem__ = __contains__ = __del__ = spin


def probe(n):
    return Heavy([n + 1])
