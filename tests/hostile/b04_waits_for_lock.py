# B4 · verdict: TLE idle · problem: probe
# Waits for a lock that it holds.
import threading


def probe(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
