# I11 · verdict: MLE limit · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Takes more memory than there may be, spread over children that each take little.
import os
import time


def family(n: int) -> int:
    for _ in range(10):
        if os.fork() == 0:
            memory = bytearray(12 << 20)
            for at in range(0, len(memory), 4096):
                memory[at] = 1
            time.sleep(60)
    while True:
        time.sleep(1)
