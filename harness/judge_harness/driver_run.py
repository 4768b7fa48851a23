"""Jobs of kind `driver`: the problem's `driver.py` does things with what the candidate wrote and tells what it saw.

Owns loading it, before anything of the candidate's runs, and finding what it works with. Expected
values are not here and nothing is compared.
"""

from __future__ import annotations

import sys

from judge_harness.driver import load_mentioned
from judge_harness.driver_case import Candidate, Case, Transcript, enter
from judge_harness.encode import class_name
from judge_harness.entry import Entry, defined_names, find_class, find_function, find_method, is_class
from judge_harness.errors import DRIVER_FILE, driver_line, message_of
from judge_harness.preload import preload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.session import Session
    from judge_harness.submission import Submission

MODULE = "driver"
# As this module has it: a copy, which a submission that changes `builtins` does not reach.
_OWN_BUILTINS: Any = globals()["__builtins__"]


class DriverFault(Exception):
    """`driver.py` cannot be loaded; nothing of the candidate's has run."""


class Driver:
    """`driver.py`, compiled."""

    def __init__(self, source: bytes, *, opens_files: bool) -> None:
        self._fault: str | None = None
        self._code: Any = None
        self.observe: Any = None
        try:
            self._code = compile(source, DRIVER_FILE, "exec", 0, dont_inherit=True)
        except (SyntaxError, ValueError) as fault:
            line = getattr(fault, "lineno", None) or 1
            self._fault = "driver.py, line %d: %s" % (line, getattr(fault, "msg", fault))
        preload(source, opens_files=opens_files)
        load_mentioned(source)

    def load(self, submission: Submission) -> None:
        """Run its body."""
        if self._fault is not None:
            raise DriverFault(self._fault)
        module = type(sys)(MODULE)
        module.__file__ = "driver.py"
        module.__dict__["__builtins__"] = _OWN_BUILTINS
        enter(submission)
        sys.modules[MODULE] = module
        try:
            exec(self._code, module.__dict__)
        except BaseException as fault:
            line = driver_line(fault.__traceback__)
            place = "driver.py" if line is None else "driver.py, line %d" % line
            raise DriverFault("%s: %s: %s" % (place, class_name(type(fault)), message_of(fault))) from None
        self.observe = module.__dict__.get("observe")
        if not callable(self.observe):
            raise DriverFault("driver.py defines no function `observe`")


def run(session: Session) -> None:
    """Load the submission, find what is declared, observe, answer."""
    observe = session.submission.driver.observe
    if not session.load():
        return
    candidate = _find(session)
    if candidate is None:
        return
    case = Case(session)
    try:
        transcript = _whole(observe(candidate, case), len(case))
    except SystemExit as exit_request:
        session.exited(exit_request, while_loading=False)
    except BaseException as failure:
        session.failed(failure)
    else:
        session.finish({"status": "steps", "steps": transcript.steps})


def _whole(transcript: Any, steps: int) -> Transcript:
    if type(transcript) is not Transcript:
        raise TypeError("observe returned %s, not the transcript of its case" % class_name(type(transcript)))
    if transcript.count != steps:
        raise TypeError("observe noted %d of %d steps" % (transcript.count, steps))
    return transcript


def _find(session: Session) -> Candidate | None:
    """Return what the candidate wrote, or answer what is missing."""
    namespace = session.module.__dict__
    provided = {} if session.prelude is None else session.prelude.provided
    parts: dict[str, Entry] = {}
    missing: list[str] = []
    for name, names, aliases, methods in session.job["parts"]:
        as_function = find_function(namespace, names, aliases, provided)
        as_class = find_class(namespace, names, aliases)
        # A decorator may be a class, and a class may be wrapped by a decorator.
        first, second = (as_function, as_class) if methods is None else (as_class, as_function)
        entry = first or second
        if entry is None:
            missing.append(name)
            continue
        parts[name] = entry
        if methods is not None and is_class(entry.target):
            missing += [name + "." + method for method in _missing_methods(entry.target, methods)]
    if parts:
        entries = list(parts.values())
        session.enter(entries[0])
        session.common["alias"] = any(entry.is_alias for entry in entries)
    if missing:
        defined = defined_names(namespace, session.submission.module_name)
        session.finish({"status": "no_entry", "defined": defined, "missing": missing})
        return None
    return Candidate(session.module, parts)


def _missing_methods(cls: type, methods: list[list[str]]) -> list[str]:
    """Return what a class lacks; a method spelled otherwise gets its declared name as well."""
    missing: list[str] = []
    for spellings in methods:
        found = find_method(cls, spellings)
        if found is None:
            missing.append(spellings[0])
        elif found[0] != spellings[0]:
            type.__setattr__(cls, spellings[0], found[1])
    return missing
