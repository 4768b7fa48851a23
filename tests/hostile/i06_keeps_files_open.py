# I6 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Removes a file that it keeps open and mapped, and leaves; what it holds must go with it.
import mmap
import os


def files(n: int) -> int:
    descriptor = os.open("gone", os.O_CREAT | os.O_RDWR)
    os.ftruncate(descriptor, 3 << 20)
    memory = mmap.mmap(descriptor, 3 << 20)
    memory[:] = b"z" * (3 << 20)
    os.remove("gone")
    return n + 1
