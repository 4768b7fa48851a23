"""What is recorded of an exception: class, message, the submission's frames, and its local variables.

Reads exceptions without calling a method that the submission defines. What is shown of it is `report`'s.
"""

from __future__ import annotations

import builtins
import sys

from judge_harness.encode import Encoded, Encoder, Limits, Oversized, base_of, class_name
from judge_harness.nodes import class_entry, mro_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType, TracebackType
    from typing import Any

    Record = dict[str, object]

OUTERMOST, INNERMOST = 5, 15
MAX_MESSAGE = 4096
# Frames of this file are the problem's, not the submission's, whatever that is called.
DRIVER_FILE = "<judge>/driver.py"
MAX_NAME = 200
MAX_LOCALS = 12
LOCAL_LIMITS = Limits(2048, 100, 20)
# A message is made of its arguments only where all of them are plain and few.
PLAIN_LIMITS = Limits(1 << 16, 1000, 100)

_traceback_of = BaseException.__dict__["__traceback__"].__get__
_drop_traceback = BaseException.__dict__["__traceback__"].__set__
_arguments_of = BaseException.__dict__["args"].__get__
_exit_code_of = SystemExit.__dict__["code"].__get__


def _type_of_locals() -> type:
    # From 3.13 on the variables of a function come as a view.
    return type(sys._getframe().f_locals)


_C_FUNCTION = type(BaseException.__dict__["__str__"])
_LOCALS_TYPES = (dict, type(sys._getframe().f_locals), _type_of_locals())
_BUILTIN_CLASSES = {id(value): value for value in vars(builtins).values() if isinstance(value, type)}


class Recorder:
    """Turns exceptions of one submission into records."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file = file
        self.source = source
        self._lines: list[bytes] | None = None
        # Given back to the allocator when memory has run out, so that the record can be made.
        self._reserve: bytearray | None = bytearray(1 << 16)

    def record(self, exception: BaseException, *, while_loading: bool, details: bool = True) -> Record:
        """Return what the judge is told of an exception; never raises."""
        self._reserve = None
        record = minimal_record(exception, while_loading=while_loading)
        try:
            record["message"] = message_of(exception)
            if details:
                self._add_frames(record, _traceback_of(exception))
        except BaseException:
            # Out of memory or of stack: frames keep the submission's objects alive, so they go first.
            _drop_traceback(exception, None)
            record.update(frames=[], total_frames=0, raised_in=None, locals=[])
        return record

    def _add_frames(self, record: Record, traceback: TracebackType | None) -> None:
        first: list[TracebackType] = []
        last: list[TracebackType] = []
        total = 0
        innermost = whole = traceback
        while traceback is not None:
            innermost = traceback
            if traceback.tb_frame.f_code.co_filename == self.file:
                total += 1
                if len(first) < OUTERMOST:
                    first.append(traceback)
                else:
                    last.append(traceback)
                    if len(last) > INNERMOST:
                        del last[0]
            traceback = traceback.tb_next
        shown = first + last
        record["frames"] = [self._frame(one) for one in shown]
        record["total_frames"] = total
        if not shown:
            line = driver_line(whole)
            record["raised_in"] = None if line is None else "driver.py, line %d" % line
        if shown and innermost is not None:
            if innermost is not shown[-1]:
                record["raised_in"] = _place(innermost.tb_frame)
            record["locals"] = _locals(shown[-1].tb_frame)

    def _frame(self, traceback: TracebackType) -> list[object]:
        code = traceback.tb_frame.f_code
        start, end = self._columns(code, traceback.tb_lasti, traceback.tb_lineno)
        return [traceback.tb_lineno, code.co_name[:MAX_NAME], start, end]

    def _columns(self, code: CodeType, instruction: int, line: int) -> tuple[int | None, int | None]:
        if sys.version_info < (3, 11) or instruction < 0:
            return None, None
        positions = iter(code.co_positions())
        for _ in range(instruction // 2):
            next(positions)
        first, last, start, end = next(positions)
        data = self._line(line)
        if first != line or start is None or end is None or data is None:
            return None, None
        stop = len(data.rstrip()) if last != first else end
        return tuple(len(data[:column].decode("utf-8", "replace")) for column in (start, stop))  # type: ignore[return-value]

    def _line(self, line: int) -> bytes | None:
        if self._lines is None:
            # The compiler counts lines as `bytes.splitlines` does, not as `str.splitlines`.
            self._lines = self.source.splitlines()
        return self._lines[line - 1] if 0 < line <= len(self._lines) else None


def minimal_record(exception: BaseException, *, while_loading: bool) -> Record:
    """Return the part of a record that needs next to no memory."""
    cls = type(exception)
    # `IOError` and the like are further names of a class, so the name is the class's own.
    bases = [class_name(base) for base in mro_of(cls) if id(base) in _BUILTIN_CLASSES]
    return {
        "class": class_name(cls),
        "bases": bases,
        "message": "",
        "frames": [],
        "total_frames": 0,
        "raised_in": None,
        "locals": [],
        "while_loading": while_loading,
    }


def driver_line(traceback: TracebackType | None) -> int | None:
    """Return the last line of `driver.py` that a traceback passes."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == DRIVER_FILE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def message_of(exception: BaseException) -> str:
    """Return the message without calling a `__str__` that the submission defines."""
    arguments = _arguments_of(exception)
    if not is_plain(arguments):
        names = [_brief(argument) for argument in arguments[:10]]
        return ", ".join(names)[:MAX_MESSAGE]
    for base in mro_of(type(exception)):
        describe = class_entry((base,), "__str__", None)
        if type(describe) is _C_FUNCTION:
            try:
                return cut(describe(exception))  # type: ignore[operator]
            except Exception:  # such as an integer of too many digits
                return ", ".join(map(_brief, arguments[:10]))[:MAX_MESSAGE]
    return ""


def cut(text: str) -> str:
    """Return at most the length of a message in UTF-8."""
    text = str.__getitem__(text, slice(MAX_MESSAGE))
    data = text.encode("utf-8", "surrogatepass")
    if len(data) <= MAX_MESSAGE:
        return text
    end = MAX_MESSAGE
    while data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end].decode("utf-8", "surrogatepass")


def exit_code(exception: SystemExit) -> int:
    """Return the status that a `SystemExit` stands for."""
    code = _exit_code_of(exception)
    if code is None:
        return 0
    if base_of(type(code)) is int or type(code) is bool:
        number = int.__index__(code)
        return number if abs(number) < 1 << 31 else 1
    return 1


def is_plain(value: object) -> bool:
    """Tell whether a value consists of exact builtins only, so that its text runs no code of the submission."""
    pending: list[Any] = [value]
    seen = 0
    while pending:
        item = pending.pop()
        kind = type(item)
        seen += 1
        if seen > PLAIN_LIMITS.values:
            return False
        if kind is tuple or kind is list:
            if len(item) > PLAIN_LIMITS.values:
                return False
            pending.extend(item)
        elif kind is dict:
            if len(item) > PLAIN_LIMITS.values:
                return False
            pending.extend(item.keys())
            pending.extend(item.values())
        elif not any(kind is scalar for scalar in (str, int, float, bool, type(None), bytes)):
            return False
    return True


def _brief(value: object) -> str:
    if type(value) is str:
        return value[:MAX_MESSAGE]
    if type(value) is int and abs(value) < 1 << 64:
        return str(value)
    return "<" + class_name(type(value)) + ">"


def _place(frame: FrameType) -> str | None:
    """Return `module.function` of a library function, or None where it is one of the harness."""
    code = frame.f_code
    if code.co_filename.startswith("<judge>/"):
        return None
    module = frame.f_globals.get("__name__")
    prefix = module[:MAX_NAME] + "." if type(module) is str else ""
    return prefix + code.co_name[:MAX_NAME]


def _locals(frame: FrameType) -> list[list[object]]:
    variables: Any = frame.f_locals
    if not any(type(variables) is known for known in _LOCALS_TYPES):
        return []
    of_module = frame.f_code.co_name == "<module>"
    shown: list[list[object]] = []
    for name, value in variables.items():
        if type(name) is not str or name.startswith(("__", ".")):
            continue
        if of_module and _is_definition(value):
            continue
        shown.append([name[:MAX_NAME], _bounded(value)])
        if len(shown) == MAX_LOCALS:
            break
    return shown


def _is_definition(value: object) -> bool:
    kind = type(value)
    skipped = (type, type(_is_definition), type(sys), type(len))
    return any(base is one for base in mro_of(kind) for one in skipped)


def _bounded(value: object) -> Encoded:
    encoder = Encoder(LOCAL_LIMITS)
    try:
        encoder.value(value)
    except Oversized:
        encoder = Encoder(LOCAL_LIMITS)
        encoder.opaque(value)
    return encoder.finished()
