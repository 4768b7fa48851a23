# A24 · verdict: TLE idle · problem: probe
# Surrounds itself with stopped and dead children, then stops.
import os
import signal


def probe(n):
    for number in range(8):
        try:
            if os.fork() == 0:
                if number % 2:
                    os.kill(os.getpid(), signal.SIGSTOP)
                os._exit(0)
        except PermissionError:
            break
    os.kill(os.getpid(), signal.SIGSTOP)
    return n
