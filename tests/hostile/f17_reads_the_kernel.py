# F17 · verdict: AC · problem: probe · tier none: WA type
# Opens what the kernel tells of itself and its log; wrong where one thing is there.
import ctypes
import os

PATHS = [
    "/sys/kernel", "/sys/fs/cgroup", "/proc", "/proc/sys/kernel/hostname", "/proc/kallsyms", "/proc/cpuinfo",
    "/dev/kmsg", "/dev/mem", "/dev/kvm", "/dev/fuse", "/dev/tty", "/dev/random0",
]
SYSLOG_ACTION_SIZE_BUFFER = 10


def probe(n):
    done = []
    for path in PATHS:
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            done.append(path)
        except OSError:
            pass
    if ctypes.CDLL(None).klogctl(SYSLOG_ACTION_SIZE_BUFFER, None, 0) >= 0:
        done.append("syslog")
    return done or n + 1
