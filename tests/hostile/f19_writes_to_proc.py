# F19 · verdict: AC · problem: probe · tier none: WA type
# Opens files through which a process changes what the kernel thinks of it; wrong where one is there.
import os

PATHS = [
    "/proc/self/oom_score_adj", "/proc/self/setgroups", "/proc/self/uid_map", "/proc/self/comm",
    "/proc/self/coredump_filter", "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
]


def probe(n):
    done = []
    for path in PATHS:
        try:
            os.close(os.open(path, os.O_WRONLY))
            done.append(path)
        except OSError:
            pass
    return done or n + 1
