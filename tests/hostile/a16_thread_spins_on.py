# A16 · verdict: AC · problem: probe
# Leaves a thread behind that spins.
import threading


def spin():
    while True:
        pass


def probe(n):
    threading.Thread(target=spin).start()
    return n + 1
