# A19 · verdict: AC · problem: probe · tier none: WA type
# Changes its niceness, policy and processors; wrong where one of them is allowed.
import os


def probe(n):
    attempts = {
        "nice": lambda: os.nice(1),
        "setpriority": lambda: os.setpriority(os.PRIO_PROCESS, 0, 1),
        "policy": lambda: os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0)),
        "affinity": lambda: os.sched_setaffinity(0, range(64)),
    }
    done = []
    for name, attempt in attempts.items():
        try:
            attempt()
            done.append(name)
        except PermissionError:
            pass
    return done or n + 1
