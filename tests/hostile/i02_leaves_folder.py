# I2 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Tries to write beside the folder: by path, by link, by moving.
import os


def refused(act):
    try:
        act()
    except OSError:
        return True
    return False


def files(n: int) -> int:
    open("mine", "w").close()
    attempts = [
        lambda: open("/x", "w"),
        lambda: open("../x", "w"),
        lambda: open("/usr/lib/x", "w"),
        lambda: open("/proc/self/mem", "r+b"),
        lambda: os.mkdir("/scratch2"),
        lambda: os.symlink("/etc/ld.so.cache", "link"),
        lambda: os.link("/etc/ld.so.cache", "hard"),
        lambda: os.mkfifo("pipe"),
        lambda: os.mknod("null", 0o20666, os.makedev(1, 3)),
        lambda: os.rename("mine", "../mine"),
        lambda: os.rename("/etc/ld.so.cache", "cache"),
        lambda: os.rename("/scratch", "/other"),
        lambda: os.rmdir("/scratch"),
        lambda: os.chmod("mine", 0o4755),
        lambda: os.listdir(".."),
    ]
    done = [number for number, act in enumerate(attempts) if not refused(act)]
    return n + 1 if not done else -1 - done[0]
