# C18 · verdict: AC · problem: probe · tier none: WA value
# Makes folders and files whose names are deep, long or no text; wrong where one is allowed.
import os

NAMES = [b"/tmp/judge-hostile-\n", b"/tmp/judge-hostile-\xff\xfe", b"/tmp/judge-hostile-" + b"x" * 230]


def probe(n):
    done = 0
    for name in NAMES:
        try:
            os.mkdir(name)
        except OSError:
            continue
        os.rmdir(name)
        done += 1
    for name in (b"x" * 5000, b"/" * 4000 + b"x", b""):
        try:
            os.mkdir(name)
            done += 1
        except OSError:
            pass
    return n - done if done else n + 1
