# D22 · verdict: WA value · problem: probe
# Prints direction overrides, invisible marks and a character with ten thousand accents.
import sys


def probe(n):
    for stream in (sys.stdout, sys.stderr):
        print("\u202egnorw\u202c \u2066\u2069 \u200b\u200d\ufeff\u00ad \U000e0041", file=stream)
        print("e" + "\u0301" * 10000, file=stream)
    return n
