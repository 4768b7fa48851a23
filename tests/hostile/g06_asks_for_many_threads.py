# G6 · verdict: AC · problem: probe
# Starts as many threads as a library for numbers does, and does with fewer.
import threading

threading.stack_size(8 << 20)


def probe(n):
    wait = threading.Event()
    for _ in range(32):
        try:
            threading.Thread(target=wait.wait, daemon=True).start()
        except (RuntimeError, MemoryError):
            break
    wait.set()
    return n + 1
