"""Where the harness starts: greets the judge, takes a submission and a case, and hands them to their kind."""

from __future__ import annotations

import posix
import sys

from judge_harness.channel import CASE, FAILED, HELLO, REFUSED, SUBMISSION, Channel, ProtocolError
from judge_harness.decode import decode
from judge_harness.encode import encode
from judge_harness.rights import Recipe
from judge_harness.rights import Refused as NotGivenUp
from judge_harness.session import Session
from judge_harness.source import Refused
from judge_harness.submission import Submission

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PROTOCOL = 2
OUR_FAULT = 70  # sysexits.h: EX_SOFTWARE
SIGXCPU = 24


def main(rights: bytes) -> None:
    """Do one job, or be a template whose children do; in each case's process this goes on after it.

    A program of kind `stdio` ends after this returns, every other one in here.
    """
    try:
        recipe = Recipe(rights)
        session = _fork_cases(recipe) if sys.argv[1:] == ["template"] else _start(recipe)
        _begin(session, recipe)
    except ProtocolError as problem:
        posix.write(2, ("judge harness: %s\n" % problem).encode())
        posix._exit(OUR_FAULT)
    session.submission.run(session)
    if session.submission.kind != "stdio":
        posix._exit(0)


def _fork_cases(rights: Recipe) -> Session:
    from judge_harness.template import Template

    return Template(rights).serve()


def _start(rights: Recipe) -> Session:
    channel = Channel.moved()
    channel.send(HELLO, encode({"protocol": PROTOCOL, "python": "%d.%d.%d" % sys.version_info[:3]}))
    job = decode(channel.receive(SUBMISSION)).value
    run = runner(job["kind"])
    try:
        submission = Submission(job, run, opens_files=rights.opens_files)
    except Refused as refused:
        channel.send(REFUSED, encode(refused.fault))
        # What is left unread when a socket closes resets it, and the judge sees an error.
        channel.receive(CASE)
        posix._exit(0)
    payload = channel.receive(CASE)
    tell_on_signal(channel.trace_fd)
    return Session(channel, submission, payload, decode(payload))


def tell_on_signal(descriptor: int) -> None:
    """Make this process, and those forked from it, write there where they stand when `SIGXCPU` or a fault comes."""
    import faulthandler

    faulthandler.enable(file=descriptor, all_threads=False)

    faulthandler.register(SIGXCPU, file=descriptor, all_threads=False, chain=False)


def _begin(session: Session, rights: Recipe) -> None:
    """Give up every right, say ready and wait for go."""
    _prepare(session)
    try:
        rights.follow()
    except NotGivenUp as problem:
        session.channel.send(FAILED, encode(str(problem)))
        posix._exit(OUR_FAULT)
    session.channel.close_others()
    if session.submission.driver is not None:
        _load_driver(session)
    session.wait_for_go()


def _prepare(session: Session) -> None:
    """Do what a case needs before it is measured; only code of ours runs."""
    kind = session.submission.kind
    if kind == "sql":
        from judge_harness.sql import prepare
    elif kind == "mutants":
        from judge_harness.mutants import prepare
    else:
        return
    prepare(session)


def _load_driver(session: Session) -> None:
    """Run the body of the problem's driver; if it fails, nothing of the candidate's can be the reason."""
    from judge_harness.driver_run import DriverFault

    try:
        session.submission.driver.load(session.submission)
    except DriverFault as problem:
        session.channel.send(FAILED, encode(str(problem)))
        posix._exit(OUR_FAULT)


def runner(kind: str) -> Any:
    """Import what a kind needs, and nothing else."""
    if kind == "function":
        from judge_harness.function import run
    elif kind == "class":
        from judge_harness.class_calls import run
    elif kind == "iterator":
        from judge_harness.iterator import run
    elif kind == "stdio":
        from judge_harness.stdio import run
    elif kind == "sql":
        from judge_harness.sql import run
    elif kind == "mutants":
        from judge_harness.mutants import run
    elif kind == "driver":
        from judge_harness.driver_run import run
    elif kind == "author":
        from judge_harness.author import run
    else:
        raise ProtocolError("job of kind %s" % kind)
    return run
