"""A case of our own, played through in a template before any is forked.

What Python does for the first time costs: code is made faster after some rounds, lookups are remembered, and in a
forked process each of these writes copies a page. Here it is done once for all cases.
"""

from __future__ import annotations

import sys

from judge_harness.channel import CASE, GO, Channel, header_of
from judge_harness.decode import decode
from judge_harness.encode import encode
from judge_harness.function import run
from judge_harness.session import Session
from judge_harness.submission import Submission

TYPE_CHECKING = False
if TYPE_CHECKING:
    from judge_harness.rights import Recipe

# Python 3.11 makes code faster in its eighth round, and settles in the rounds after it.
ROUNDS = 12

SOURCE = b"def f(a):\n    return [a, 1.5, 'x', (a,), {'a': a}, None, True]\n"
JOB = {"kind": "function", "file": "rehearsal", "source": SOURCE, "prelude": False, "forbid": None}
DETAILS = {
    "max_bytes": 1 << 20,
    "max_values": 1000,
    "max_depth": 100,
    "names": ["f"],
    "aliases": [],
    "parameters": ["a"],
    "args": [[1, 2, [3, "x"]]],
    "observe_args": True,
    "identities": False,
}


class _Over(Exception):
    """The result is sent."""


def _leave(_status: int) -> None:
    raise _Over


def rehearse(rights: Recipe) -> None:
    """Play it."""
    import _socket

    ours, theirs = _socket.socketpair()
    case, go = encode(DETAILS), encode({})
    frames = header_of(CASE, case) + case + header_of(GO, go) + go
    submission = Submission(JOB, run)
    channel = Channel(ours.fileno(), ours.fileno())
    for _ in range(ROUNDS):
        theirs.sendall(frames)
        payload = channel.receive(CASE)
        session = Session(channel, submission, payload, decode(payload), _leave)
        rights.rehearse()
        session.wait_for_go()
        try:
            run(session)
        except _Over:
            pass
        theirs.recv(1 << 16)
    for one in (ours, theirs):
        one.close()
    del sys.modules[submission.module_name]
