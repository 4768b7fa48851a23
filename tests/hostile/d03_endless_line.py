# D3 · verdict: OLE stdout · problem: probe
# Writes one line that never ends.
import os


def probe(n):
    while True:
        os.write(1, b"x" * 65536)
