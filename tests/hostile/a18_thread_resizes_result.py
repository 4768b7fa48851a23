# A18 · verdict: WA type or RE protocol · problem: probe
# A thread makes the result longer and shorter while it is being read: what arrives fits or does not.
import sys
import threading

sys.setswitchinterval(1e-6)


def spoil(values):
    while True:
        values.append("more")
        values.pop()
        values.pop()
        values.append("more")


def probe(n):
    values = ["item"] * 10000
    threading.Thread(target=spoil, args=(values,), daemon=True).start()
    return values
