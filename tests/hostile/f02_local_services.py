# F2 · verdict: AC · problem: probe · tier none: WA type
# Connects to services of this machine, by address and by path; wrong where it gets a socket.
import socket


def probe(n):
    done = []
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", 2375)),
        (socket.AF_INET6, ("::1", 22)),
        (socket.AF_UNIX, "/var/run/docker.sock"),
        (socket.AF_UNIX, "\0/tmp/.X11-unix/X0"),
    ):
        try:
            one = socket.socket(family, socket.SOCK_STREAM)
        except PermissionError:
            continue
        one.close()
        done.append(repr(address))
    return done or n + 1
