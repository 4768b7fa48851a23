# I10 · verdict: TLE cpu · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Lets three children do the work and sleeps.
import os
import time


def family(n: int) -> int:
    for _ in range(3):
        if os.fork() == 0:
            while True:
                pass
    while True:
        time.sleep(1)
