# H43 · verdict: AC · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Starts interpreters and forks, and talks with them.
import os
import subprocess
import sys


def family(n: int) -> int:
    quick = [sys.executable, "-S", "-c"]
    done = subprocess.run(quick + ["print(input() + '!')"], input="hi", stdout=subprocess.PIPE, universal_newlines=True)
    failed = subprocess.run(quick + ["import sys; sys.exit(3)"])
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, b"ping")
        os._exit(5)
    _, status = os.waitpid(child, 0)
    right = done.stdout == "hi!\n" and failed.returncode == 3
    return n + 1 if right and os.read(reader, 9) == b"ping" and os.WEXITSTATUS(status) == 5 else -1
