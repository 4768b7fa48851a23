# B14 · verdict: TLE cpu · problem: probe
# Ignores SIGXCPU and has no time left.
import signal


def probe(n):
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while True:
        pass
