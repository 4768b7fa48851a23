# E6 · verdict: RE protocol · problem: probe
# Sends the right answer and something more.
import os
import stat
import struct


def channel():
    for descriptor in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return descriptor
        except OSError:
            pass
    raise LookupError("no socket")


def text(value):
    return struct.pack("<BI", 6, len(value)) + value.encode()


def payload(value):
    empty = struct.pack("<BI", 16, 0)
    fields = [
        (text("entry"), text("probe")),
        (text("alias"), b"\2"),
        (text("others"), empty),
        (text("prelude"), empty),
        (text("reads"), empty),
        (text("status"), text("returned")),
        (text("value"), struct.pack("<Bq", 3, value)),
    ]
    return struct.pack("<BI", 20, len(fields)) + b"".join(name + value for name, value in fields)


def frame(body, kind=6):
    return b"JF" + struct.pack("<BBQ", kind, 0, len(body)) + body


def probe(n):
    os.write(channel(), frame(payload(n + 1)) + b"more")
    os._exit(0)
