# A5 · verdict: TLE cpu · problem: probe
# Asks for a session and a process group of its own, then spins.
import os


def probe(n):
    for leave in (os.setsid, os.setpgrp):
        try:
            leave()
        except OSError:
            pass
    while True:
        pass
