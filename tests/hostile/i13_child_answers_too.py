# I13 · verdict: AC · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Lets a child return another answer, and send what looks like one.
import os


def family(n: int) -> int:
    if os.fork() == 0:
        return -1
    os.wait()
    return n + 1
