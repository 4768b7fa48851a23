# E13 · verdict: AC · problem: probe · tier none: WA value
# Binds a name in the abstract name space of sockets; wrong where that is allowed.
import socket


def probe(n):
    try:
        one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        one.bind("\0judge-hostile-e13")
    except PermissionError:
        return n + 1
    return n
