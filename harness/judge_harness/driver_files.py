"""Helpers of drivers: the working folder of a case, and the files that the candidate opens in it.

The folder itself, its size and its end are the sandbox's.
"""

from __future__ import annotations

import builtins
import io
import os

from judge_harness.driver_case import context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator

CHUNK = 1 << 16


class FileWatch:
    """Every file that was opened since the watch began."""

    def __init__(self, original: Callable[..., Any]) -> None:
        self.original = original
        self.files: list[Any] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Open a file as ever, and keep it in sight."""
        file = self.original(*args, **kwargs)
        self.files.append(file)
        return file

    def still_open(self) -> list[Any]:
        """Return those that are not closed."""
        return [file for file in self.files if not file.closed]


def watch_files() -> FileWatch:
    """Put a watch in the place of `open`, before the candidate's code looks at it."""
    watch = FileWatch(io.open)
    io.open = watch
    builtins.open = watch
    own = context().module.__dict__["__builtins__"]
    if own is not builtins:
        # A problem that forbids names gives its submissions a module of their own.
        own.open = watch
    return watch


class Scratch:
    """The working folder of a case."""

    def __init__(self, watch: FileWatch | None = None) -> None:
        self._watch = watch

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, text as UTF-8 and without changing line ends; folders are made."""
        with self._opened(path, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)

    def write_large(self, path: str, line: str, lines: int) -> None:
        """Write a file of so many equal lines, a piece at a time."""
        data = (line + "\n").encode("utf-8")
        at_once = max(1, CHUNK // len(data))
        with self._opened(path, "wb") as file:
            for start in range(0, lines, at_once):
                file.write(data * min(at_once, lines - start))

    def read_bytes(self, path: str) -> bytes | None:
        """Return what a file holds, or None where there is none."""
        self._flush()
        try:
            with self._opened(path, "rb") as file:
                data: bytes = file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return data

    def read(self, path: str) -> str | None:
        """Return what a text file holds, line ends as they are; what is not UTF-8 is escaped."""
        data = self.read_bytes(path)
        return None if data is None else data.decode("utf-8", "backslashreplace")

    def lines(self, path: str, first: int = 3, last: int = 2) -> list[str] | None:
        """Return the first and the last lines of a file that may be large, and how many there are."""
        self._flush()
        head: list[str] = []
        tail: list[str] = []
        count = 0
        try:
            with self._opened(path, "rb") as file:
                for line in file:
                    count += 1
                    text = line.decode("utf-8", "backslashreplace")
                    if count <= first:
                        head.append(text)
                    elif last:
                        tail = [*tail[-(last - 1) :], text] if last > 1 else [text]
        except (FileNotFoundError, NotADirectoryError):
            return None
        return [*head, *tail, "%d lines" % count]

    def names(self) -> list[str]:
        """Return the paths of all files in the folder, sorted."""
        return sorted(self._walk("."))

    def left_open(self) -> list[str]:
        """Return the names of files that are still open, sorted."""
        if self._watch is None:
            raise ValueError("left_open needs Scratch(watch_files())")
        return sorted(os.path.basename(str(file.name)) for file in self._watch.still_open())

    def _walk(self, folder: str) -> Iterator[str]:
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path)
            else:
                yield os.path.relpath(entry.path)

    def _opened(self, path: str, mode: str) -> Any:
        """Open a file of ours, which the watch does not see."""
        folder = os.path.dirname(path)
        if folder and "w" in mode:
            os.makedirs(folder, exist_ok=True)
        opener: Any = io.open if self._watch is None else self._watch.original
        return opener(path, mode)

    def _flush(self) -> None:
        """Write out what would reach its file when the object is dropped, which the watch prevents."""
        for file in [] if self._watch is None else self._watch.still_open():
            try:
                file.flush()
            except (OSError, ValueError):
                continue
