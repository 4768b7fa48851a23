# C6 · verdict: RE exception · problem: probe
# Makes shared memory that outlives it.
import multiprocessing.resource_tracker
import multiprocessing.shared_memory


def probe(n):
    shared = multiprocessing.shared_memory.SharedMemory(create=True, size=1 << 20)
    shared.unlink()
    return n
