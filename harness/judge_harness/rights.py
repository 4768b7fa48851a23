"""Giving up the last rights, as the judge's recipe says: system calls in order, each with what it must answer.

Runs in a case's process, just before candidate code does. What the calls are for is the judge's to know
(`src/sandbox/rights.rs`); it verifies the result from outside.
"""

from __future__ import annotations

import posix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    Step = tuple[str, str, list[Any]]


class Refused(Exception):
    """A step did not answer as it must."""


class Recipe:
    """A parsed recipe: made once, followed in every case."""

    def __init__(self, text: bytes) -> None:
        self._steps: list[Step] = []
        self._template_steps: list[Step] = []
        self._filter = b""
        # Whether the submission will be able to.
        self.opens_files = True
        self._pid_offsets: list[int] = []
        self._kernel = Kernel() if text else None
        for line in text.decode().splitlines():
            name, one, two, arguments = line.split("|")
            if name == "no files":
                self.opens_files = False
            elif name == "filter":
                self._filter = bytes.fromhex(one[1:])
                self._pid_offsets = [int(offset) for offset in two.split(",") if offset]
            elif self._kernel is not None:
                words = arguments.split(",")
                step = (name, two, [int(one), *(self._kernel.argument(word) for word in words)])
                (self._template_steps if name.startswith("template: ") else self._steps).append(step)

    def become_template(self) -> None:
        """Make the calls that a template makes for itself."""
        if self._kernel is not None:
            self._make(self._template_steps, self._kernel, b"")

    def follow(self) -> None:
        """Make every call; raise `Refused` at the first wrong answer."""
        if self._kernel is not None:
            self._make(self._steps, self._kernel, self._program(self._kernel))

    def _make(self, steps: list[Step], kernel: Kernel, program: bytes) -> None:
        for name, expect, arguments in steps:
            error = kernel.call([program if argument is FILTER else argument for argument in arguments])
            if expect != "anything" and error != (0 if expect == "success" else int(expect)):
                raise Refused("`%s` failed: errno %d" % (name, error))

    def _program(self, kernel: Kernel) -> bytes:
        """Build the `sock_fprog` of the filter, which names this process where it needs to."""
        if not self._filter:
            return b""
        own = posix.getpid().to_bytes(4, "little")
        code = bytearray(self._filter)
        for offset in self._pid_offsets:
            code[offset : offset + 4] = own
        return (len(code) // 8).to_bytes(8, "little") + kernel.keep(bytes(code)).to_bytes(8, "little")


FILTER = object()


class Kernel:
    """System calls by number, through `_ctypes` alone: `ctypes` would cost ten times as much to import."""

    def __init__(self) -> None:
        import _ctypes

        native: Any = _ctypes
        simple: Any = native._SimpleCData
        function: Any = native.CFuncPtr
        flags = native.FUNCFLAG_CDECL | native.FUNCFLAG_USE_ERRNO
        self._native = native
        self._long: Any = type(simple)("Long", (simple,), {"_type_": "l"})
        self._byte: Any = type(simple)("Byte", (simple,), {"_type_": "B"})
        prototype = type(function)("Function", (function,), {"_flags_": flags, "_restype_": self._long})
        library = native.dlopen(None, 0)
        self._syscall: Callable[..., int] = prototype(native.dlsym(library, "syscall"))
        self._kept: list[Any] = []

    def argument(self, word: str) -> Any:
        """Read an argument: a number, `x` and bytes, or `@` for the filter."""
        if word == "@":
            return FILTER
        if word.startswith("x"):
            return bytes.fromhex(word[1:])
        return int(word)

    def call(self, arguments: list[Any]) -> int:
        """Make a system call; return 0 or the error number."""
        passed = [self._long(argument) if isinstance(argument, int) else argument for argument in arguments]
        if self._syscall(*passed) != -1:
            return 0
        error: int = self._native.get_errno()
        return error

    def keep(self, data: bytes) -> int:
        """Put bytes where they stay, and return their address."""
        members = {"_type_": self._byte, "_length_": len(data)}
        kind: Any = type(self._native.Array)("Buffer", (self._native.Array,), members)
        buffer = kind.from_buffer_copy(data)
        self._kept.append(buffer)
        address: int = self._native.addressof(buffer)
        return address
