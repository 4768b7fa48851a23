# F17 · verdict: AC · problem: probe · tier none: not run
# Writes to the log of the machine; wrong where it gets there.
import syslog


def probe(n):
    done = []
    # The library keeps quiet about a log that is not there, and that is all it may do.
    syslog.openlog("judge-hostile")
    for path in ("/dev/log", "/dev/kmsg", "/run/systemd/journal/socket"):
        try:
            with open(path, "wb", buffering=0):
                done.append(path)
        except OSError:
            pass
    return done or n + 1
