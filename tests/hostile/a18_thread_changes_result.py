# A18 · verdict: WA type · problem: probe
# A thread changes the elements of the result while it is being read.
import threading


def spoil(values):
    while True:
        for index in range(len(values)):
            values[index] = str(index)


def probe(n):
    values = [[] for _ in range(10000)]
    threading.Thread(target=spoil, args=(values,), daemon=True).start()
    return values
