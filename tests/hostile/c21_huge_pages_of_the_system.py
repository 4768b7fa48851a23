# C21 · verdict: AC · problem: probe · tier none: not run
# Asks for pages that no limit on memory counts; wrong where it gets them.
import mmap

MAP_HUGETLB = 0x40000


def probe(n):
    try:
        area = mmap.mmap(-1, 2 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_HUGETLB)
    except OSError:
        return n + 1
    area.close()
    return n
