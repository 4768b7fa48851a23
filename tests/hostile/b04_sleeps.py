# B4 · verdict: TLE idle · problem: probe
# Sleeps for days.
import time


def probe(n):
    time.sleep(10**6)
