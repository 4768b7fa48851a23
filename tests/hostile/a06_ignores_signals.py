# A6 · verdict: TLE cpu · problem: probe
# Ignores every signal that can be ignored, blocks the rest, and spins.
import signal


def probe(n):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    except OSError:
        pass
    while True:
        pass
