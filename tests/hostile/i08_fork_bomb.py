# I8 · verdict: AC · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Forks until it is refused, in all children, and then answers.
import os
import time


def family(n: int) -> int:
    parent = os.getpid()
    started = 0
    try:
        while started < 1000:
            if os.fork() == 0:
                while True:
                    try:
                        os.fork()
                    except OSError:
                        time.sleep(60)
            started += 1
    except OSError:
        pass
    return n + 1 if started < 17 and os.getpid() == parent else -started
