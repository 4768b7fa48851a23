# I4 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Makes a file of a tebibyte that is nothing but a hole, and maps one that is cut off below it.
import mmap
import os


def files(n: int) -> int:
    descriptor = os.open("hole", os.O_CREAT | os.O_RDWR)
    try:
        os.ftruncate(descriptor, 1 << 40)
        return -1
    except OSError:
        pass
    os.ftruncate(descriptor, 1 << 20)
    with mmap.mmap(descriptor, 1 << 20) as memory:
        memory[: 1 << 20] = b"y" * (1 << 20)
        return n + 1 if memory[-1:] == b"y" else -2
