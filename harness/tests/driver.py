"""Plays the judge: starts a real interpreter with `boot.py`, speaks the protocol, collects what came.

The interpreter is the one that runs the tests, without a sandbox.
"""

from __future__ import annotations

import fcntl
import functools
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from wire import read

from judge_harness.encode import Encoded, encode

HARNESS = Path(__file__).resolve().parent.parent
ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_COLOR": "1", "PYTHON_COLORS": "0"}
HELLO, SUBMISSION, READY, REFUSED, GO, RESULT, CASE, FAILED = range(1, 9)
OF_SUBMISSION = ("kind", "file", "source", "prelude", "forbid", "driver")


# Without a sandbox there is nothing to give up.
RIGHTS = b""


class Run(NamedTuple):
    """What one process did."""

    frames: List[Tuple[int, bytes]]
    status: int
    stdout: str
    stderr: str
    trace: str

    @property
    def result(self) -> Any:
        """The payload of the only frame after hello and ready."""
        late = [payload for kind, payload in self.frames if kind in (REFUSED, RESULT)]
        if len(late) != 1:
            raise AssertionError("%d results; %s" % (len(late), self.stderr))
        return read(late[0])


@functools.lru_cache(maxsize=None)
def interrogate() -> Tuple[Dict[str, Any], bytes]:
    """Return what the interpreter says of itself, and the compiled harness."""
    files = (HARNESS / "judge_harness").glob("*.py")
    modules = {
        "judge_harness" if file.stem == "__init__" else "judge_harness." + file.stem: file.read_text("utf-8")
        for file in files
    }
    command = [
        sys.executable,
        "-X",
        "no_debug_ranges",
        "-s",
        "-S",
        "-B",
        "-c",
        (HARNESS / "interrogate.py").read_text("utf-8"),
    ]
    request = json.dumps({"modules": modules}).encode()
    answer = subprocess.run(command, input=request, stdout=subprocess.PIPE, check=True, env=ENVIRONMENT).stdout
    line, _, codes = answer.partition(b"\n")
    return json.loads(line), codes


def counted(sequence: Any, max_distinct: int, max_total: int) -> Encoded:
    """Return a counted argument."""
    return Encoded(struct.pack("<BQQ", 0x22, max_distinct, max_total) + encode(sequence), 1)


def job(kind: str, source: Any, **fields: Any) -> Dict[str, Any]:
    """Return a job with the usual limits."""
    if isinstance(source, str):
        source = source.encode("utf-8", "surrogatepass")
    common = {"kind": kind, "file": "solution.py", "source": source, "prelude": True, "forbid": None}
    limits = {"max_bytes": 1 << 24, "max_values": 1 << 20, "max_depth": 20_000}
    return {**common, **limits, **fields}


def function_job(source: Any, *args: Any, **fields: Any) -> Dict[str, Any]:
    """Return a job that calls `f`."""
    usual = {"names": ["f"], "aliases": [], "parameters": [], "observe_args": False, "identities": False}
    return job("function", source, **{**usual, "args": list(args), **fields})


def class_job(source: Any, methods: Any, calls: Any, **fields: Any) -> Dict[str, Any]:
    """Return a job that uses the class `C`."""
    usual = {"names": ["C"], "aliases": [], "parameters": [[] for _ in methods]}
    return job("class", source, **{**usual, "methods": methods, "calls": calls, **fields})


class Judge:
    """One conversation."""

    def __init__(self, stdin: bytes = b"") -> None:
        self.socket, theirs = socket.socketpair()
        self.trace, trace_write = os.pipe()
        self._files = [tempfile.TemporaryFile() for _ in range(3)]
        self._files[0].write(stdin)
        self._files[0].seek(0)
        # High numbers first, so that no copy overwrites a source.
        theirs_high, trace_high = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 20) for fd in (theirs.fileno(), trace_write))
        actions: Any = [(os.POSIX_SPAWN_DUP2, file.fileno(), number) for number, file in enumerate(self._files)]
        actions += [(os.POSIX_SPAWN_DUP2, theirs_high, 3), (os.POSIX_SPAWN_DUP2, trace_high, 4)]
        boot = (HARNESS / "boot.py").read_text("utf-8")
        argv = [sys.executable, "-s", "-S", "-B", "-c", boot]
        self.pid = os.posix_spawn(sys.executable, argv, ENVIRONMENT, file_actions=actions)
        theirs.close()
        for fd in (theirs_high, trace_high, trace_write):
            os.close(fd)

    def send(self, kind: int, payload: bytes) -> None:
        """Send a frame."""
        self.socket.sendall(struct.pack("<2sBBQ", b"JF", kind, 0, len(payload)) + payload)

    def send_codes(self) -> None:
        """Send what `boot.py` waits for."""
        codes = interrogate()[1]
        self.socket.sendall(struct.pack("<Q", len(codes)) + codes + struct.pack("<Q", len(RIGHTS)) + RIGHTS)

    def receive(self) -> Optional[Tuple[int, bytes]]:
        """Return the next frame; None at the end."""
        header = self._exactly(12)
        if header is None:
            return None
        magic, kind, zero, length = struct.unpack("<2sBBQ", header)
        payload = self._exactly(length)
        if magic != b"JF" or zero != 0 or payload is None:
            raise AssertionError("malformed frame %r" % header)
        return kind, payload

    def _exactly(self, count: int) -> Optional[bytes]:
        data = bytearray()
        while len(data) < count:
            piece = self.socket.recv(min(1 << 20, count - len(data)))
            if not piece:
                return None
            data += piece
        return bytes(data)

    def finish(self, frames: List[Tuple[int, bytes]]) -> Run:
        """Wait for the end of the process."""
        _, status = os.waitpid(self.pid, 0)
        self.socket.close()
        with os.fdopen(self.trace, "rb") as trace:
            traced = trace.read().decode("utf-8", "replace")
        outputs = []
        for file in self._files:
            file.seek(0)
            outputs.append(file.read().decode("utf-8", "replace"))
            file.close()
        return Run(frames, status, outputs[1], outputs[2], traced)


def run(work: Dict[str, Any], stdin: bytes = b"") -> Run:
    """Do one job from start to end."""
    judge = Judge(stdin)
    judge.send_codes()
    frames: List[Tuple[int, bytes]] = []
    while True:
        frame = judge.receive()
        if frame is None:
            return judge.finish(frames)
        frames.append(frame)
        if frame[0] == HELLO:
            judge.send(SUBMISSION, encode({key: work[key] for key in OF_SUBMISSION if key in work}))
            judge.send(CASE, encode({key: value for key, value in work.items() if key not in OF_SUBMISSION}))
        elif frame[0] == READY:
            judge.send(GO, encode({}))


def call(source: Any, *args: Any, **fields: Any) -> Any:
    """Return the result of calling `f`."""
    return run(function_job(source, *args, **fields)).result
