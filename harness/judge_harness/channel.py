"""The socket to the judge and the trace pipe: descriptors and frames.

What the payloads mean is `encode`'s, `decode`'s and the job kinds'.
"""

from __future__ import annotations

import posix

HELLO, SUBMISSION, READY, REFUSED, GO, RESULT, CASE, FAILED = range(1, 9)
MAGIC = b"JF"
HEADER_SIZE = 12

CHANNEL_FD, TRACE_FD = 3, 4
# High, so that no descriptor that arrives with a message has one of these numbers; the limit is 64.
OWN_CHANNEL_FD, OWN_TRACE_FD = 60, 61


# Most frames are shorter, and a page is touched anyway.
AT_ONCE = 2048

# The limit on open files is far below.
MOST_DESCRIPTORS = 1024


def header_of(kind: int, payload: bytes | bytearray) -> bytes:
    """Return what goes before the payload of a frame."""
    return MAGIC + bytes((kind, 0)) + len(payload).to_bytes(8, "little")


class ProtocolError(Exception):
    """The judge sent something else than the protocol says."""


class Channel:
    """Both ends of what the judge gave us, out of the way of the submission."""

    def __init__(self, fd: int, trace_fd: int) -> None:
        self.fd = fd
        self.trace_fd = trace_fd
        # Bytes of the next frame that have been read already.
        self._ahead = b""

    @classmethod
    def moved(cls) -> Channel:
        """Return the channel of a process that was started with it."""
        return cls(_move(CHANNEL_FD, OWN_CHANNEL_FD), _move(TRACE_FD, OWN_TRACE_FD))

    def close_others(self) -> None:
        """Close every other descriptor but the standard streams."""
        first, last = sorted((self.fd, self.trace_fd))
        posix.closerange(3, first)
        if last > first + 1:
            posix.closerange(first + 1, last)
        posix.closerange(last + 1, MOST_DESCRIPTORS)

    def receive(self, kind: int) -> bytes | bytearray:
        """Wait for a frame of this kind and return its payload."""
        data = self._ahead
        while len(data) < HEADER_SIZE:
            data += self._some()
        if data[:2] != MAGIC or data[3] != 0:
            raise ProtocolError("no frame")
        if data[2] != kind:
            raise ProtocolError("frame of kind %d where %d is due" % (data[2], kind))
        end = HEADER_SIZE + int.from_bytes(data[4:HEADER_SIZE], "little")
        if end <= len(data):
            self._ahead = data[end:]
            return data[HEADER_SIZE:end]
        self._ahead = b""
        return self._rest(data[HEADER_SIZE:], end - HEADER_SIZE)

    def send(self, kind: int, payload: bytes | bytearray) -> None:
        """Send a frame."""
        header = header_of(kind, payload)
        if len(payload) < 1 << 16:
            self._write(header + payload)
        else:
            self._write(header)
            self._write(payload)

    def _some(self) -> bytes:
        data = posix.read(self.fd, AT_ONCE)
        if not data:
            raise ProtocolError("the judge closed the channel")
        return data

    def _rest(self, start: bytes, count: int) -> bytearray:
        """Read a payload to its end, of which this is the start."""
        data = bytearray(count)
        with memoryview(data) as view:
            filled = len(start)
            view[:filled] = start
            while filled < count:
                got = posix.readv(self.fd, [view[filled:]])
                if not got:
                    raise ProtocolError("the judge closed the channel")
                filled += got
        return data

    def _write(self, data: bytes | bytearray) -> None:
        view = memoryview(data)
        while view:
            view = view[posix.write(self.fd, view) :]


def _move(old: int, new: int) -> int:
    posix.dup2(old, new, inheritable=False)
    posix.close(old)
    return new
