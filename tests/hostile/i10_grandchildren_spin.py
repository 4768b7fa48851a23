# I10 · verdict: TLE cpu · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Lets grandchildren do the work whose parents are gone.
import os
import time


def family(n: int) -> int:
    for _ in range(3):
        if os.fork() == 0:
            if os.fork() == 0:
                while True:
                    pass
            os._exit(0)
        os.wait()
    while True:
        time.sleep(1)
