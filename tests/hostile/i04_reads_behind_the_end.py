# I4 · verdict: RE signal · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Reads a mapped file where it has been cut off.
import mmap
import os


def files(n: int) -> int:
    descriptor = os.open("cut", os.O_CREAT | os.O_RDWR)
    os.ftruncate(descriptor, 1 << 20)
    memory = mmap.mmap(descriptor, 1 << 20)
    os.ftruncate(descriptor, 0)
    return n + memory[1 << 19]
