# F9 · verdict: SV system_call · problem: probe · tier none: WA value
# Keeps a descriptor of the root, changes the root, and climbs out; wrong where it goes on.
import os


def probe(n):
    try:
        above = os.open("/", os.O_RDONLY)
    except OSError:
        above = 0
    try:
        os.chroot("/usr")
        os.fchdir(above)
        os.chroot(".")
    except OSError:
        pass
    return n
