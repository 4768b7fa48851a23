"""Jobs of kind `author`: the problem's own generator, validator, checker and references.

Never beside a submission. What the answers mean is decided outside.
"""

from __future__ import annotations

from judge_harness.encode import Encoded, Encoder, class_name
from judge_harness.errors import message_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    from judge_harness.session import Session

    Answer = list[object]


def run(session: Session) -> None:
    """Load the author's file, do what the job asks for each item, and answer."""
    job = session.job
    if job["action"] == "mutate":
        if session.submission.is_sql:
            from judge_harness.mutate_sql import mutants
        else:
            from judge_harness.mutate import mutants

        _answer(session, [session.submission.job["source"]], lambda source: ["value", mutants(source)])
        return
    try:
        session.run_body()
    except BaseException as exception:
        session.raised(exception, while_loading=True)
        return
    items, action = {
        "generate": (job.get("calls"), _generate),
        "validate": (job.get("inputs"), _validate),
        "check": (job.get("items"), _check),
    }[job["action"]]
    _answer(session, items, lambda item: action(session, item))


def _answer(session: Session, items: Any, action: Callable[[Any], Answer]) -> None:
    results = Encoder(session.limits)
    try:
        for item in items:
            try:
                answer = action(item)
            except BaseException as exception:
                answer = ["raised", session.recorder.record(exception, while_loading=False)]
            results.value(answer)
    except BaseException as failure:
        session.failed(failure)
        return
    head = Encoder(session.limits)
    head.begin(0x10, len(items))
    session.common.clear()
    session.finish({"status": "done", "results": Encoded(head.out + results.out, results.values)})


def _generate(session: Session, call: dict[str, Any]) -> Answer:
    import random

    generator = getattr(session.module, call["function"])
    value = generator(random.Random(call["seed"]), dict(session.job["constants"]), **call["params"])
    return ["value", value]


def _validate(session: Session, arguments: dict[str, Any]) -> Answer:
    validate: Any = session.module.validate
    try:
        validate(dict(session.job["constants"]), **arguments)
    except AssertionError as refusal:
        return ["refused", message_of(refusal)]
    return ["ok"]


def _check(session: Session, item: dict[str, Any]) -> Answer:
    check: Any = session.module.check
    answer = check(dict(session.job["constants"]), item["args"], item["expect"], item["got"])
    if answer is True:
        return ["ok"]
    if isinstance(answer, str):
        return ["wrong", answer]
    raise TypeError("check returned %s, neither True nor a message" % class_name(type(answer)))
