# A7 · verdict: AC · problem: probe · tier none: WA type
# Signals its process group, its thread and a process by descriptor; signal 0 only, wrong where others are reached.
import os
import signal


def probe(n):
    reached = []
    for number in (1, os.getppid()):
        try:
            os.killpg(number, 0)
            reached.append(number)
        except OSError:
            pass
        if hasattr(os, "pidfd_open"):
            try:
                descriptor = os.pidfd_open(number)
                signal.pidfd_send_signal(descriptor, 0)
                reached.append(number)
            except OSError:
                pass
    return reached or n + 1
