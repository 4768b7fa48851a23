# D19 · verdict: WA value · problem: probe
# Prints sequences that clear the screen, move the cursor, set the title and rewrite the line.
import sys


def probe(n):
    for stream in (sys.stdout, sys.stderr):
        print("\x1b[2J\x1b[H\x1b]0;title\x07\x1b]8;;http://localhost\x1b\\link\x1b]8;;\x1b\\", file=stream)
        print("wrong answer\rACCEPTED    \x1b[1A\x1b[2K\x9b2J\x08\x08\x7f", file=stream)
    return n
