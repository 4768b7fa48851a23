"""One case from its input to the result: the gate, the module body, and the one frame that answers.

What is called in between is the job kinds'.
"""

from __future__ import annotations

import posix
import sys

from judge_harness.channel import GO, READY, RESULT
from judge_harness.decode import decode
from judge_harness.encode import Encoder, Limits, Oversized, encode
from judge_harness.errors import exit_code, minimal_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    from judge_harness.channel import Channel
    from judge_harness.decode import Decoded
    from judge_harness.entry import Entry
    from judge_harness.submission import Submission

    Fields = dict[str, object]

# What the envelope of a result may add to the limits of the job.
ENVELOPE_BYTES, ENVELOPE_VALUES = 1 << 16, 4096


class Session:
    """The state of one case."""

    def __init__(
        self,
        channel: Channel,
        submission: Submission,
        payload: bytes | bytearray,
        decoded: Decoded,
        leave: Callable[[int], Any] = posix._exit,
    ) -> None:
        job: dict[str, Any] = decoded.value
        self.channel = channel
        self.decoded = decoded
        self.job = job
        # So many lists of arguments, none sharing an object with another.
        self.sets: list[list[Any]] = [job.get("args", [])]
        self.counted = decoded.counted
        for _ in range(job.get("instances", 1) - 1):
            fresh = decode(payload)
            self.sets.append(fresh.value["args"])
            self.counted += fresh.counted
        self.limits = Limits(job["max_bytes"], job["max_values"], job["max_depth"])
        self.recorder = submission.recorder
        self.common: Fields = {"entry": None, "alias": False, "others": [], "prelude": [], "reads": []}
        self.submission = submission
        self.module = submission.module
        self.prelude = submission.prelude
        # What a kind prepares before the case is measured: a database; an implementation to be tested.
        self.database: Any = None
        self.implementation: Any = None
        self._failure: BaseException | None = None
        self._leave = leave
        self._pid = posix.getpid()
        self._streams = (sys.stdout, sys.stderr)

    def wait_for_go(self) -> None:
        """Say ready and wait for go: everything after this is measured."""
        self.channel.send(READY, encode({}))
        self.channel.receive(GO)

    def load(self) -> bool:
        """Run the module body; where it fails, send the result and tell so."""
        try:
            self.run_body()
        except SystemExit as exit_request:
            self.exited(exit_request, while_loading=True)
        except BaseException as exception:
            self.raised(exception, while_loading=True)
        else:
            return True
        return False

    def run_body(self) -> None:
        """Run the module body and note which names of the prelude it used."""
        namespace = self.module.__dict__
        try:
            exec(self.submission.code, namespace)
        finally:
            if self.prelude is not None:
                self.common["prelude"] = self.prelude.used(namespace)

    def is_ours(self) -> bool:
        """Tell whether this is the process that said ready, not a child of it."""
        return posix.getpid() == self._pid

    def enter(self, entry: Entry) -> None:
        """Note what is called."""
        self.common.update(entry=entry.label, alias=entry.is_alias, others=entry.others)

    def exited(self, exit_request: SystemExit, *, while_loading: bool) -> None:
        """Answer that the submission asked for an exit."""
        self.finish({"status": "exited", "code": exit_code(exit_request), "while_loading": while_loading})

    def raised(self, exception: BaseException, *, while_loading: bool, args: Any = None) -> None:
        """Answer that an exception came."""
        record = self.recorder.record(exception, while_loading=while_loading)
        fields: Fields = {"status": "raised", "exception": record}
        if args is None or not self._send_result({**fields, "args": args}):
            self.finish(fields)

    def failed(self, failure: BaseException) -> None:
        """Answer what came between the calls of a sequence: a limit that is passed, or an exception."""
        if isinstance(failure, Oversized):
            self.finish({"status": "oversized", "what": failure.what})
        else:
            self.raised(failure, while_loading=False)

    def finish(self, fields: Fields) -> None:
        """Send the result, whatever it takes."""
        if self._send_result(fields):
            return
        failure = self._failure or MemoryError()
        if isinstance(failure, Oversized):
            answer: Fields = {"status": "oversized", "what": failure.what}
        else:
            answer = {"status": "raised", "exception": minimal_record(failure, while_loading=False)}
        if not self._send_result(answer):
            self._send(encode({**answer, **self.common}))

    def _send_result(self, fields: Fields) -> bool:
        """Write and send; on failure send nothing, and keep the reason."""
        limits = self.limits
        roomy = Limits(limits.bytes + ENVELOPE_BYTES, limits.values + ENVELOPE_VALUES, limits.depth)
        identities = None
        if self.job.get("identities"):
            identities = {id(node): number for number, node in enumerate(self.decoded.list_nodes)}
        try:
            encoder = Encoder(roomy, identities)
            everything = {**self.common, **fields}
            encoder.begin(0x14, len(everything))
            for name, value in everything.items():
                encoder.value(name)
                encoder.value(value)
        except BaseException as failure:
            failure.__traceback__ = None
            self._failure = failure
            return False
        self._send(encoder.out)
        return True

    def _send(self, payload: bytes | bytearray) -> None:
        if not self.is_ours():
            # A forked child that came back here answers nothing.
            posix._exit(0)
        self._flush()
        try:
            self.channel.send(RESULT, payload)
        except BaseException:
            posix._exit(1)
        if self.submission.kind != "stdio":
            # Here, where the result is still held: what a finalizer of the submission does comes too late.
            self._leave(0)

    def _flush(self) -> None:
        streams = [*self._streams]
        # The submission may have put others in their place.
        for own, now in zip(self._streams, (sys.stdout, sys.stderr)):
            if now is not own:
                streams.append(now)
        for stream in streams:
            try:
                stream.flush()
            except BaseException:  # noqa: S110 -- closed or replaced by the submission; no `contextlib` here
                pass
