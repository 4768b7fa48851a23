# C2 · verdict: MLE · problem: probe · tier full: MLE limit
# Maps memory past the allocator and touches it.
import mmap


def probe(n):
    kept = []
    while True:
        try:
            piece = mmap.mmap(-1, 1 << 20)
        except OSError:
            raise MemoryError from None
        piece[:] = b"x" * (1 << 20)
        kept.append(piece)
