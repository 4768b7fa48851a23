# F18 · verdict: AC · problem: probe · tier none: WA type
# Opens sockets to the hypervisor, to the kernel and to the wire; wrong where it gets one.
import socket

FAMILIES = {"AF_NETLINK": 16, "AF_PACKET": 17, "AF_ALG": 38, "AF_VSOCK": 40, "AF_XDP": 44}


def probe(n):
    done = []
    for name, number in FAMILIES.items():
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            try:
                socket.socket(number, kind, 0).close()
                done.append(name)
            except PermissionError:
                pass
            except OSError as error:
                done.append("%s: %s" % (name, error))
    return done or n + 1
