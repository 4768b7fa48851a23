# C21 · verdict: AC · problem: probe
# Asks for huge pages for memory that is well below the limit.
import mmap

SIZE = 20 << 20


def probe(n):
    area = mmap.mmap(-1, SIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    area.madvise(14)  # MADV_HUGEPAGE
    for at in range(0, SIZE, 2 << 20):
        area[at] = 1
    return n + 1
