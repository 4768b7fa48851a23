# F25 · verdict: RE protocol · problem: probe
# Sends values that cannot be: text that is none, sizes that wrap, a tag that nobody knows.
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
    bodies = [b"\x06\xff\xff\xff\xff", b"\x06\x02\0\0\0\xff\xff", b"\x04\0\0\0\0", b"\xee", b"\x20\0\0\0\0\0\0\0\0\0"]
    fields = [text("key%d" % at) + body for at, body in enumerate(bodies)]
    os.write(channel(), frame(struct.pack("<BI", 20, len(fields)) + b"".join(fields)))
    os._exit(0)
