"""Giving up the last rights, as the judge's recipe says: system calls in order, each with what it must answer.

Runs in a case's process, just before candidate code does. What the calls are for is the judge's to know
(`src/sandbox/rights.rs`); it verifies the result from outside.
"""

from __future__ import annotations

import posix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    Step = tuple[str, "int | None", tuple[Any, ...]]


class Refused(Exception):
    """A step did not answer as it must."""


class Recipe:
    """A parsed recipe: made once, followed in every case."""

    def __init__(self, text: bytes) -> None:
        self._steps: list[Step] = []
        self._template_steps: list[Step] = []
        self._filter = bytearray()
        # Whether the submission will be able to.
        self.opens_files = True
        self._pid_offsets: list[int] = []
        self._kernel = Kernel() if text else None
        lines = [line.split("|") for line in text.decode().splitlines()]
        for name, one, two, _ in lines:
            if name == "no files":
                self.opens_files = False
            elif name == "filter":
                self._filter = bytearray.fromhex(one[1:])
                self._pid_offsets = [int(offset) for offset in two.split(",") if offset]
        if self._kernel is not None:
            calls = [line for line in lines if line[0] not in ("no files", "filter")]
            self._prepare(self._kernel, calls)

    def _prepare(self, kernel: Kernel, calls: list[list[str]]) -> None:
        """Make everything that the calls need, so that a case's process has only to make them."""
        program = b""
        if self._filter:
            # A `sock_fprog`: the number of instructions and where they are.
            program = (len(self._filter) // 8).to_bytes(8, "little") + kernel.address(self._filter).to_bytes(
                8, "little"
            )
        for name, number, expect, arguments in calls:
            wanted = {"success": 0, "anything": None}.get(expect, -1)
            words = [number, *arguments.split(",")]
            passed = tuple(program if word == "@" else kernel.argument(word) for word in words)
            step = (name, int(expect) if wanted == -1 else wanted, passed)
            (self._template_steps if name.startswith("template: ") else self._steps).append(step)

    def become_template(self) -> None:
        """Make the calls that a template makes for itself."""
        if self._kernel is not None:
            self._make(self._template_steps, self._kernel)

    def rehearse(self) -> None:
        """Do what a case does, with a system call that does not exist."""
        if self._kernel is not None:
            self._make([("rehearsal", None, (self._kernel.argument("-1"), b""))], self._kernel)

    def follow(self) -> None:
        """Make every call; raise `Refused` at the first wrong answer."""
        if self._kernel is None:
            return
        if self._filter:
            # It names this process where it needs to.
            own = posix.getpid().to_bytes(4, "little")
            for offset in self._pid_offsets:
                self._filter[offset : offset + 4] = own
        self._make(self._steps, self._kernel)

    def _make(self, steps: list[Step], kernel: Kernel) -> None:
        call = kernel.syscall
        for name, expect, arguments in steps:
            error = 0 if call(*arguments) != -1 else kernel.error()
            if error != expect and expect is not None:
                raise Refused("`%s` failed: errno %d" % (name, error))


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
        self.syscall: Callable[..., int] = prototype(native.dlsym(library, "syscall"))
        self.error: Callable[[], int] = native.get_errno
        self._kept: list[Any] = []

    def argument(self, word: str) -> Any:
        """Read an argument: a number, or `x` and bytes."""
        return bytes.fromhex(word[1:]) if word.startswith("x") else self._long(int(word))

    def address(self, data: bytearray) -> int:
        """Return where bytes are, which from now on stay there."""
        members = {"_type_": self._byte, "_length_": len(data)}
        kind: Any = type(self._native.Array)("Buffer", (self._native.Array,), members)
        buffer = kind.from_buffer(data)
        self._kept.append(buffer)
        address: int = self._native.addressof(buffer)
        return address
