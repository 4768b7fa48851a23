# I13 · verdict: RE protocol · problem: family · tier landlock: not run · tier seccomp: not run · tier none: not run · needs: control-groups
# Lets a child write a frame of its own to every descriptor, before the right answer comes.
import os


def family(n: int) -> int:
    if os.fork() == 0:
        for number in range(3, 64):
            try:
                os.write(number, b"JF\x06\x00" + (1).to_bytes(8, "little") + b"\x00")
            except OSError:
                pass
        os._exit(0)
    os.wait()
    return n + 1
