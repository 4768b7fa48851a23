# C11 · verdict: MLE · problem: probe · tier full: MLE limit
# Touches one page in every two MiB, so that the tables of pages grow.
import mmap

MAP_NORESERVE = 0x4000
STEP, STEPS = 2 << 20, 16384


def probe(n):
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE
    try:
        sparse = mmap.mmap(-1, STEP * STEPS, flags=flags)
    except OSError:
        raise MemoryError from None
    for step in range(STEPS):
        sparse[step * STEP] = 1
    return n
