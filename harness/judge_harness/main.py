"""Where the harness starts: greets the judge, takes the job and hands it to its kind."""

from __future__ import annotations

import _thread
import posix
import sys

from judge_harness.channel import HELLO, JOB, Channel, ProtocolError
from judge_harness.decode import decode
from judge_harness.encode import encode
from judge_harness.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

PROTOCOL = 1
OUR_FAULT = 70  # sysexits.h: EX_SOFTWARE
THREAD_STACK = 8 << 20
# Elsewhere not `__main__`, so that a submission's own tests do not run.
MODULE_NAMES = {"stdio": "__main__", "author": "author"}


def main() -> None:
    """Do one job; a program of kind `stdio` ends after this returns, every other one in here."""
    try:
        session, run = _start()
    except ProtocolError as problem:
        posix.write(2, ("judge harness: %s\n" % problem).encode())
        posix._exit(OUR_FAULT)
    run(session)
    if session.job["kind"] != "stdio":
        posix._exit(0)


def _start() -> tuple[Session, Callable[[Session], None]]:
    channel = Channel()
    version = "%d.%d.%d" % sys.version_info[:3]
    channel.send(HELLO, encode({"protocol": PROTOCOL, "python": version}))
    payload = channel.receive(JOB)
    decoded = decode(payload)
    kind = decoded.value["kind"]
    run = _runner(kind)
    _set_streams(kind)
    sys.argv = [decoded.value["file"]]
    session = Session(channel, payload, decoded, MODULE_NAMES.get(kind, "solution"))
    session.prepare()
    return session, run


def _runner(kind: str) -> Any:
    """Import what a kind needs, and nothing else."""
    if kind == "function":
        from judge_harness.function import run
    elif kind == "class":
        from judge_harness.class_calls import run
    elif kind == "iterator":
        from judge_harness.iterator import run
    elif kind == "stdio":
        from judge_harness.stdio import run
    elif kind == "author":
        from judge_harness.author import run
    else:
        raise ProtocolError("job of kind %s" % kind)
    return run


def _set_streams(kind: str) -> None:
    # Prints of a called function are kept when it is killed; a program's may be many, so they are
    # buffered as they are anywhere else.
    by_line = kind != "stdio"
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=by_line)  # type: ignore[union-attr]
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # Else a thread's stack is as large as the main one's may become, and leaves no room for a second.
    _thread.stack_size(THREAD_STACK)
