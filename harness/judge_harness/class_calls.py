"""Jobs of kind `class`: a constructor and a list of method calls, each with what came of it."""

from __future__ import annotations

from judge_harness.encode import Encoded, Encoder
from judge_harness.entry import arity_of, defined_names, find_class, find_method, refuses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.session import Session

_FUNCTION = type(lambda: None)


class Steps:
    """What came of the calls so far; written at once, since an object may change later."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.encoder = Encoder(session.limits)
        self.count = 0
        self.has_details = False

    def returned(self, value: object) -> None:
        """Note a value."""
        self._add("value", value)

    def raised(self, exception: BaseException) -> None:
        """Note an exception; only the first with its frames."""
        record = self.session.recorder.record(exception, while_loading=False, details=not self.has_details)
        self.has_details = True
        self._add("raised", record)

    def encoded(self) -> Encoded:
        """Return them as a list."""
        head = Encoder(self.encoder.limits)
        head.begin(0x10, self.count)
        return Encoded(head.out + self.encoder.out, self.encoder.values + 1)

    def _add(self, what: str, value: object) -> None:
        self.encoder.begin(0x10, 2)
        self.encoder.value(what)
        self.encoder.value(value)
        self.count += 1


def run(session: Session) -> None:
    """Load, find, make the object, call, answer."""
    calls = session.job["calls"]
    if not session.load():
        return
    found = _find(session)
    if found is None:
        return
    cls, names = found
    steps = Steps(session)
    try:
        _run_calls(cls, names, calls, steps)
    except SystemExit as exit_request:
        session.exited(exit_request, while_loading=False)
    except BaseException as failure:
        session.failed(failure)
    else:
        session.finish({"status": "steps", "steps": steps.encoded()})


def _run_calls(cls: Any, names: list[str], calls: list[Any], steps: Steps) -> None:
    instance: Any = None
    for position, (method, arguments) in enumerate(calls):
        try:
            if position == 0:
                instance = cls(*arguments)
                value = None
            else:
                value = getattr(instance, names[method])(*arguments)
        except SystemExit:
            raise
        except BaseException as exception:
            steps.raised(exception)
            if position == 0:
                break
        else:
            steps.returned(value)


def _find(session: Session) -> tuple[Any, list[str]] | None:
    """Return the class and the spelling of each method, or answer what is missing."""
    job = session.job
    namespace = session.module.__dict__
    entry = find_class(namespace, job["names"], job["aliases"])
    missing: list[str] = []
    names: list[str] = []
    if entry is not None:
        session.enter(entry)
        for spellings in job["methods"]:
            found = find_method(entry.target, spellings)
            names.append(spellings[0] if found is None else found[0])
            if found is None:
                missing.append(spellings[0])
    if entry is None or missing:
        defined = defined_names(namespace, session.submission.module_name)
        session.finish({"status": "no_entry", "defined": defined, "missing": missing})
        return None
    cls: Any = entry.target
    return (cls, names) if _takes_arguments(session, cls, names) else None


def _takes_arguments(session: Session, cls: type, names: list[str]) -> bool:
    checked: set[tuple[int, int]] = set()
    for method, arguments in session.job["calls"]:
        key = (method, len(arguments))
        if key in checked:
            continue
        checked.add(key)
        found = find_method(cls, [names[method]])
        target: Any = None if found is None else found[1]
        arity = arity_of(target, 1)
        if arity is not None and refuses(arity, len(arguments)):
            label = "%s.%s" % (session.common["entry"], names[method])
            session.finish({"status": "arity", "name": label, "least": arity[0], "most": arity[1]})
            return False
    return True
