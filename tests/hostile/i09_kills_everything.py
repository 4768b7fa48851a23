# I9 · verdict: AC · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Kills every process that it can reach; only its own are.
import os


def family(n: int) -> int:
    try:
        os.kill(-1, 9)
    except OSError:
        pass
    for number in range(1, 200):
        if number != os.getpid():
            try:
                os.kill(number, 9)
            except OSError:
                pass
    return n + 1
