# A23 · verdict: AC · problem: probe
# Uses most of its threads in every case and leaves them behind; the next case must have as many.
import threading

threading.stack_size(1 << 20)


def probe(n):
    wait = threading.Event()
    for _ in range(12):
        threading.Thread(target=wait.wait, daemon=True).start()
    return n + 1
