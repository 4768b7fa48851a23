# E19 · verdict: AC · problem: probe · tier none: not run
# Types into the terminal of whoever started the judge; wrong where that works.
import fcntl
import os

TIOCSTI, TIOCSCTTY, TIOCLINUX = 0x5412, 0x540E, 0x541C


def probe(n):
    done = []
    for descriptor in (0, 1, 2):
        for request in (TIOCSTI, TIOCSCTTY, TIOCLINUX):
            try:
                fcntl.ioctl(descriptor, request, b"\n")
                done.append(request)
            except OSError:
                pass
    for path in ("/dev/tty", "/dev/console", "/dev/ptmx"):
        try:
            os.close(os.open(path, os.O_RDWR | os.O_NOCTTY))
            done.append(path)
        except OSError:
            pass
    return done or n + 1
