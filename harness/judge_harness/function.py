"""Jobs of kind `function`: one call, and what came of it."""

from __future__ import annotations

from judge_harness.entry import defined_names, find_function, refuses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.entry import Entry
    from judge_harness.session import Session


def run(session: Session) -> None:
    """Load, find, call, answer."""
    job = session.job
    arguments: list[Any] = job["args"]
    if not session.load():
        return
    entry = find_entry(session, len(arguments))
    if entry is None:
        return
    # Kept apart from the list of arguments, which the submission could reach and change.
    observed = list(arguments)
    try:
        result = entry.bind()(*arguments)
    except SystemExit as exit_request:
        count_reads(session)
        session.exited(exit_request, while_loading=False)
    except BaseException as exception:
        count_reads(session)
        session.raised(exception, while_loading=False, args=_afterwards(session, observed))
    else:
        count_reads(session)
        answer: dict[str, object] = {"status": "returned", "value": result}
        afterwards = _afterwards(session, observed)
        if afterwards is not None:
            answer["args"] = afterwards
        session.finish(answer)


def find_entry(session: Session, count: int) -> Entry | None:
    """Return the entry point that takes so many arguments, or answer why there is none."""
    job = session.job
    namespace = session.module.__dict__
    provided = {} if session.prelude is None else session.prelude.provided
    entry = find_function(namespace, job["names"], job["aliases"], provided)
    if entry is None:
        session.finish({"status": "no_entry", "defined": defined_names(namespace, session.submission.module_name)})
        return None
    session.enter(entry)
    arity = entry.arity()
    if arity is not None and refuses(arity, count):
        session.finish({"status": "arity", "name": entry.label, "least": arity[0], "most": arity[1]})
        return None
    return entry


def count_reads(session: Session) -> None:
    """Note how often counted arguments were read."""
    session.common["reads"] = [one._reads_() for one in session.counted]


def _afterwards(session: Session, arguments: list[Any]) -> list[Any] | None:
    if not session.job.get("observe_args"):
        return None
    plain = {id(one): one._sequence_() for one in session.counted}
    return [plain.get(id(one), one) for one in arguments]
