# F21 · verdict: AC · problem: probe · tier none: not run
# Raises its limits on files, processes, memory and core; wrong where one gives way.
import resource


def probe(n):
    done = []
    for name in ("RLIMIT_CORE", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_MEMLOCK", "RLIMIT_STACK"):
        kind = getattr(resource, name)
        soft, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY:
            done.append(name + " has no limit")
            continue
        try:
            resource.setrlimit(kind, (hard + 1, hard + 1))
            done.append(name)
        except (OSError, ValueError):
            pass
    return done or n + 1
