# F1 · verdict: RE exception · problem: probe · tier none: not run
# Connects to the address where clouds keep credentials, and does not expect a refusal.
import socket


def probe(n):
    socket.create_connection(("169.254.169.254", 80), 0.1)
    return n
