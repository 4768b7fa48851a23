# H25 · verdict: AC · problem: probe
# Sets itself an alarm and calls it off.
import signal


class TooLate(Exception):
    pass


def ring(number, frame):
    raise TooLate


def probe(n):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        while True:
            pass
    except TooLate:
        signal.alarm(1)
        signal.alarm(0)
    return n + 1
