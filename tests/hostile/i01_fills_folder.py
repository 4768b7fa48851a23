# I1 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Writes more than the folder holds, in one file and in many.
import os


def refused(act):
    try:
        act()
    except OSError:
        return True
    return False


def one_large():
    with open("large", "wb") as file:
        for _ in range(5):
            file.write(b"x" * (1 << 20))


def several():
    for number in range(5):
        with open("part-%d" % number, "wb") as file:
            file.write(b"x" * (1 << 20))


def many():
    for number in range(60):
        open("f%d" % number, "w").close()


def files(n: int) -> int:
    found = 0
    for act in one_large, several, many:
        found += refused(act)
        for name in os.listdir("."):
            os.remove(name)
    return n + 1 if found == 3 else -found
