"""Templates: warm interpreters that are forked instead of started.

The first one, T0, imports the harness once. It forks a template for each submission, or becomes that itself
where there is only one; that one compiles the source, loads the modules it names, and is forked for each
case. No code of a submission runs in a template. What the judge sends and gets is `docs/protocol.md`, "Templates".
"""

from __future__ import annotations

import posix

from judge_harness import channel as frames
from judge_harness.channel import CASE, HEADER_SIZE, OWN_CHANNEL_FD, OWN_TRACE_FD, Channel, ProtocolError
from judge_harness.decode import decode
from judge_harness.encode import encode
from judge_harness.rehearsal import rehearse
from judge_harness.session import Session
from judge_harness.source import Refused
from judge_harness.submission import Submission

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.rights import Recipe

FORK, SUBMISSION, START = b"F", b"S", b"C"
UP, READY, REFUSED, ENDED, NOT_GIVEN_UP = b"U", b"R", b"X", b"E", b"N"
CONTROL_FD = 3
OUR_FAULT = 70  # sysexits.h: EX_SOFTWARE
MOST_DESCRIPTORS = 5


class Template:
    """One template and its conversation with the judge."""

    def __init__(self, rights: Recipe) -> None:
        import _socket

        self._socket: Any = _socket
        self._rights = rights
        self._control: Any = _socket.socket(fileno=CONTROL_FD)
        self._submission: Submission | None = None
        rehearse(rights)
        # `wait4` answers with a structure of this module, which it would import in every template.
        import resource

        self._kept: Any = resource
        _freeze()

    def serve(self) -> Session:
        """Fork until the judge is gone, which ends the process; return in each case's own process."""
        self._send(UP)
        order, descriptors = self._receive()
        # Not before the judge has looked at this process, which is why it ordered something.
        self._become_template()
        while True:
            if order == FORK:
                self._fork(descriptors[0])
            elif order == SUBMISSION:
                self._prepare()
            elif order == START and self._submission is not None:
                session = self._start(self._submission, descriptors)
                if session is not None:
                    return session
            else:
                raise ProtocolError("order %r" % order)
            order, descriptors = self._receive()

    def _become_template(self) -> None:
        from judge_harness.rights import Refused as NotGivenUp

        try:
            self._rights.become_template()
        except NotGivenUp as problem:
            reason = str(problem).encode()
            self._send(NOT_GIVEN_UP + len(reason).to_bytes(8, "little") + reason)
            posix._exit(OUR_FAULT)

    def _fork(self, control: int) -> None:
        """Fork a template for one submission; reap those that have ended."""
        if posix.fork():
            posix.close(control)
            self._reap()
        else:
            posix.dup2(control, CONTROL_FD, inheritable=False)
            posix.close(control)
            self._become_template()
            self._send(UP)

    def _reap(self) -> None:
        try:
            while posix.waitpid(-1, posix.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass

    def _prepare(self) -> None:
        job = decode(self._read(int.from_bytes(self._read(8), "little"))[HEADER_SIZE:]).value
        # What a kind needs is loaded here, once.
        from judge_harness.main import runner, tell_on_signal

        run = runner(job["kind"])
        try:
            self._submission = Submission(job, run, opens_files=self._rights.opens_files)
        except Refused as refused:
            fault = encode(refused.fault)
            answer = frames.header_of(frames.REFUSED, fault) + fault
            self._send(REFUSED + len(answer).to_bytes(8, "little") + answer)
            return
        # Cases will find their trace pipe there.
        posix.dup2(CONTROL_FD, OWN_TRACE_FD, inheritable=False)
        tell_on_signal(OWN_TRACE_FD)
        posix.close(OWN_TRACE_FD)
        _freeze()
        self._send(READY)

    def _start(self, submission: Submission, descriptors: list[int]) -> Session | None:
        """Fork a case. Its process returns the session, this one tells how it ended."""
        child = posix.fork()
        if child == 0:
            return self._become_case(submission, descriptors)
        for descriptor in descriptors:
            posix.close(descriptor)
        _, status, usage = posix.wait4(child, 0)
        microseconds = round((usage.ru_utime + usage.ru_stime) * 1_000_000)
        figures = (status, microseconds, usage.ru_maxrss)
        self._send(ENDED + b"".join(figure.to_bytes(8, "little") for figure in figures))
        return None

    def _become_case(self, submission: Submission, descriptors: list[int]) -> Session:
        for descriptor, number in zip(descriptors, (0, 1, 2)):
            posix.dup2(descriptor, number)
        posix.dup2(descriptors[3], OWN_CHANNEL_FD, inheritable=False)
        posix.dup2(descriptors[4], OWN_TRACE_FD, inheritable=False)
        # The object would close the number, which may mean something else by then.
        self._control.detach()
        channel = Channel(OWN_CHANNEL_FD, OWN_TRACE_FD)
        payload = channel.receive(CASE)
        return Session(channel, submission, payload, decode(payload))

    def _receive(self) -> tuple[bytes, list[int]]:
        space = self._socket.CMSG_SPACE(4 * MOST_DESCRIPTORS)
        order, extras, _, _ = self._control.recvmsg(1, space)
        if not order:
            posix._exit(0)
        descriptors: list[int] = []
        for _, _, data in extras:
            descriptors += memoryview(data).cast("i").tolist()
        return order, descriptors

    def _read(self, count: int) -> bytearray:
        data = bytearray(count)
        with memoryview(data) as view:
            filled = 0
            while filled < count:
                got = self._control.recv_into(view[filled:])
                if not got:
                    posix._exit(0)
                filled += got
        return data

    def _send(self, data: bytes) -> None:
        self._control.sendall(data)


def _freeze() -> None:
    """Keep the collector away from what is shared with children, whose collections would copy it."""
    import gc

    gc.collect()
    gc.freeze()
