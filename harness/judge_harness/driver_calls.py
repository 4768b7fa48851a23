"""Helpers of drivers: logs, functions that record how they are called, and exceptions as facts."""

from __future__ import annotations

import builtins

from judge_harness.encode import class_name
from judge_harness.errors import is_plain
from judge_harness.nodes import mro_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    Facts = dict[str, Any]

NO_ATTRIBUTE = "<no attribute>"


class Log:
    """One ordered list of what happened."""

    def __init__(self) -> None:
        self._entries: list[Any] = []

    def add(self, entry: Any) -> None:
        """Add an entry; meant to be handed to the candidate as a callback."""
        self._entries.append(entry)

    @property
    def entries(self) -> list[Any]:
        """Everything, as a copy."""
        return list(self._entries)

    def take(self) -> list[Any]:
        """Return everything and start anew."""
        taken, self._entries = self._entries, []
        return taken


class _Probe:
    """What a probe does and what it has seen."""

    def __init__(self, name: str, behaviour: list[tuple[str, Any]], log: Log | None) -> None:
        self.name = name
        self.behaviour = behaviour
        self.log = log
        self.calls: list[list[Any]] = []

    def called(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Note a call and do what is due."""
        at = min(len(self.calls), len(self.behaviour) - 1)
        self.calls.append([args, dict(kwargs)])
        if self.log is not None:
            self.log.add(call_text(self.name, args, kwargs))
        what, value = self.behaviour[at]
        if what == "raises":
            raise _fresh(value)
        return value(*args, **kwargs) if what == "call" else value


def probe(
    name: str = "probe",
    *,
    returns: Any = None,
    raises: Any = None,
    message: str | None = None,
    script: list[Any] | None = None,
    call: Callable[..., Any] | None = None,
    parameters: str | None = None,
    doc: str | None = None,
    log: Log | None = None,
    is_async: bool = False,
) -> Any:
    """Make a function that records its calls in its attribute `calls`, and does as it is told."""
    if script is not None:
        behaviour = [_scripted(one) for one in script]
    elif raises is not None:
        behaviour = [("raises", (raises, message))]
    else:
        behaviour = [("value", returns) if call is None else ("call", call)]
    state = _Probe(name, behaviour, log)
    function = _function(state.called, parameters, is_async=is_async)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    function.__module__ = "__main__"
    function.calls = state.calls
    return function


def _scripted(one: Any) -> tuple[str, Any]:
    if type(one) in (tuple, list) and len(one) in (2, 3) and one[0] == "raises":
        return "raises", (one[1], one[2] if len(one) == 3 else None)
    return "value", one


def _function(called: Callable[..., Any], parameters: str | None, *, is_async: bool) -> Any:
    if parameters is not None:
        # A real definition, so that wrong calls fail and `inspect.signature` tells what one would write.
        head = "async def" if is_async else "def"
        text = "%s function(%s):\n    return called((), locals())" % (head, parameters)
        namespace: dict[str, Any] = {"called": called, "locals": locals}
        exec(text, namespace)
        return namespace["function"]
    if is_async:

        async def coroutine(*args: Any, **kwargs: Any) -> Any:
            return called(args, kwargs)

        return coroutine

    def function(*args: Any, **kwargs: Any) -> Any:
        return called(args, kwargs)

    return function


def _fresh(what: tuple[Any, str | None]) -> BaseException:
    """Return an exception of its own for each time it is raised."""
    kind, message = what
    if isinstance(kind, BaseException):
        return kind.with_traceback(None)
    cls: Any = getattr(builtins, kind) if isinstance(kind, str) else kind
    made: BaseException = cls() if message is None else cls(message)
    return made


def call_text(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return a call as one would write it."""
    written = [text_of(one) for one in args]
    written += ["%s=%s" % (key, text_of(value)) for key, value in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(written))


def text_of(value: Any) -> str:
    """Return plain data as Python writes it, of anything else the name of its class."""
    return repr(value) if is_plain(value) else "<%s>" % class_name(type(value))


class Outcome:
    """What came of a call."""

    def __init__(self, value: Any, exception: BaseException | None) -> None:
        self.value = value
        self.exception = exception

    def facts(self, *attributes: str) -> Facts:
        """Return it as plain data."""
        if self.exception is None:
            return {"returned": self.value}
        return facts_of(self.exception, *attributes)


def outcome(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Outcome:
    """Call a function and return what came, be it an exception."""
    try:
        return Outcome(function(*args, **kwargs), None)
    except SystemExit:
        raise
    except BaseException as exception:
        return Outcome(None, exception)


def facts_of(exception: BaseException, *attributes: str) -> Facts:
    """Return type, bases, message, cause and the named attributes of an exception."""
    cause = exception.__cause__
    facts: Facts = {
        "type": class_name(type(exception)),
        "bases": [class_name(base) for base in mro_of(type(exception))[1:] if base not in (BaseException, object)],
        "message": str(exception),
        "cause": None if cause is None else class_name(type(cause)),
    }
    for name in attributes:
        facts[name] = getattr(exception, name, NO_ATTRIBUTE)
    return facts
