# B2 · verdict: TLE cpu · problem: probe
# Spins in threads that run at the same time.
import threading
import zlib

DATA = bytes(1 << 20)


def spin():
    while True:
        zlib.crc32(DATA)


def probe(n):
    threads = [threading.Thread(target=spin, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
