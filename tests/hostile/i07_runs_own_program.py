# I7 · verdict: AC · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Writes a program and a library into the folder and tries to run and to load them.
import ctypes
import os
import subprocess
import sys


def refused(act):
    try:
        act()
    except OSError:
        return True
    return False


def family(n: int) -> int:
    descriptor = os.open("program", os.O_CREAT | os.O_WRONLY, 0o755)
    os.write(descriptor, b"#!" + sys.executable.encode() + b"\nprint(1)\n")
    os.close(descriptor)
    with open("library.so", "wb") as file:
        file.write(b"\x7fELF")
    ran = not refused(lambda: subprocess.run(["./program"]))
    loaded = not refused(lambda: ctypes.CDLL("./library.so"))
    return n + 1 if not ran and not loaded else -1
