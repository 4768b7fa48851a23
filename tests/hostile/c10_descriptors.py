# C10 · verdict: RE exception · problem: probe
# Opens event descriptors until no more are to be had.
import os
import select


def probe(n):
    kept = []
    while len(kept) < 5000:
        kept.append(select.epoll())
        kept.append(os.pipe())
    return n
