"""A submission made ready: compiled, with its modules loaded and the names it may use without an import.

Owns everything that is the same for all cases and runs no code of the submission. Cases are `session`'s.
"""

from __future__ import annotations

import _thread
import builtins
import sys

from judge_harness.errors import Recorder
from judge_harness.preload import preload
from judge_harness.source import compile_source, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any

# Elsewhere not `__main__`, so that a submission's own tests do not run.
MODULE_NAMES = {"stdio": "__main__", "author": "author"}
THREAD_STACK = 8 << 20


class Submission:
    """One source, compiled."""

    def __init__(self, job: dict[str, Any], run: Any, *, opens_files: bool = True) -> None:
        self.job = job
        # What runs a case of its kind.
        self.run = run
        self.opens_files = opens_files
        # Of the author's files too, of which program mutants are made.
        self.is_sql = job["kind"] == "sql" or (job["file"].endswith(".sql") and job["kind"] == "author")
        self.text = ""
        self.kind: str = job["kind"]
        self.module_name = MODULE_NAMES.get(self.kind, "solution")
        self.recorder = Recorder(job["file"], job["source"])
        self.module: ModuleType = _new_module(self.module_name, job["file"], job["source"])
        self.prelude: Any = None
        self.driver: Any = None
        _set_streams(self.kind)
        sys.argv = [job["file"]]
        self.code = self._compile()

    def _compile(self) -> CodeType:
        """Compile; raise `Refused` for a source that cannot be run."""
        job = self.job
        if self.is_sql:
            # SQLite reads it when the case runs, since only then there are tables.
            self.text = text_of(job["source"])
            return (lambda: None).__code__
        forbidden = None
        if job.get("forbid") is not None:
            from judge_harness.forbid import Forbidden

            forbidden = Forbidden(job["forbid"]["imports"], job["forbid"]["calls"])
        code = compile_source(job["source"], job["file"])
        if forbidden is not None:
            forbidden.check(job["source"], job["file"])
        preload(job["source"], opens_files=self.opens_files)
        if self.kind == "driver":
            from judge_harness.driver_run import Driver

            self.driver = Driver(job["driver"], opens_files=self.opens_files)
        if job.get("prelude"):
            from judge_harness.prelude import Prelude

            self.prelude = Prelude(code, job["source"], job["file"], forbidden)
            self.module.__dict__.update(self.prelude.provided)
        _add_exits()
        own = builtins if forbidden is None else forbidden.builtins_without()
        self.module.__dict__["__builtins__"] = own
        sys.modules[self.module_name] = self.module
        return code


class _Loader:
    """Gives the library the source, so that tracebacks a submission prints show its lines."""

    def __init__(self, source: bytes) -> None:
        self._source = source

    def get_source(self, _name: str) -> str:
        return self._source.decode("utf-8", "replace")


def _new_module(name: str, file: str, source: bytes) -> ModuleType:
    module = type(sys)(name)
    module.__file__ = file
    module.__dict__["__loader__"] = _Loader(source)
    return module


def _add_exits() -> None:
    """Define what `site` would define."""

    def leave(code: object = None) -> None:
        raise SystemExit(code)

    for name in ("exit", "quit"):
        vars(builtins).setdefault(name, leave)


def _set_streams(kind: str) -> None:
    # Prints of a called function are kept when it is killed; a program's may be many, so they are
    # buffered as they are anywhere else.
    by_line = kind != "stdio"
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=by_line)  # type: ignore[union-attr]
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # Else a thread's stack is as large as the main one's may become, and leaves no room for a second.
    _thread.stack_size(THREAD_STACK)
