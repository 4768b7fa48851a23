# I3 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Leaves a deep tree, closed folders and odd names; the next case must not see any of it.
import os


def files(n: int) -> int:
    if os.listdir("."):
        return -1
    for _ in range(3):
        os.mkdir("closed-%d" % _, 0)
    for name in (b"-rf", b"\xff\xfe", b"a\nb", b"lifted-1", b"x" * 255, b" "):
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0))
    os.mkdir("lifted-2")
    os.mkdir("lifted-2/lifted-2")
    for _ in range(30):
        os.mkdir("d")
        os.chdir("d")
    open("lifted-3", "w").close()
    return n + 1
