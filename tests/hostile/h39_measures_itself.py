# H39 · verdict: AC · problem: probe
# Measures its time and memory, and collects garbage by hand.
import gc
import resource
import sys
import time
import tracemalloc


def probe(n):
    gc.disable()
    tracemalloc.start()
    usage = resource.getrusage(resource.RUSAGE_SELF)
    assert usage.ru_utime >= 0 and time.process_time() > 0 and time.thread_time() > 0
    assert sys.getsizeof([]) > 0 and tracemalloc.get_traced_memory()[1] >= 0
    tracemalloc.stop()
    gc.collect()
    return n + 1
