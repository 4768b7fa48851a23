# C3 · verdict: AC · problem: probe
# Reserves a tebibyte and never touches it: allowed or refused, it changes nothing.
import mmap

MAP_NORESERVE = 0x4000


def probe(n):
    try:
        reserved = mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE)
        reserved.close()
    except OSError:
        pass
    return n + 1
