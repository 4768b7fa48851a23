"""Jobs of kind `mutants`: tests of the submission, run on an implementation that the judge gives them.

Owns finding the tests, their order, and noting what failed. Whether they should have failed is decided outside.
"""

from __future__ import annotations

import random
import sys
import unittest

from judge_harness.preload import preload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator

    from judge_harness.session import Session

MOST_FAILURES = 3
MOST_NAME = 200


class Seen(unittest.TestResult):
    """What came of the tests."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._recorder = session.recorder
        self.failed = 0
        self.skipped_tests = 0
        self.first: list[list[object]] = []

    def addError(self, test: Any, err: Any) -> None:  # noqa: D102, N802
        self._note(test, err[1])

    def addFailure(self, test: Any, err: Any) -> None:  # noqa: D102, N802
        self._note(test, err[1])

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:  # noqa: ARG002, D102, N802
        if err is not None:
            self._note(test, err[1])

    def addUnexpectedSuccess(self, test: Any) -> None:  # noqa: D102, N802
        self._note(test, AssertionError("the test is said to fail, and passes"))

    def addSkip(self, test: Any, reason: str) -> None:  # noqa: ARG002, D102, N802
        self.skipped_tests += 1

    def _note(self, test: Any, exception: BaseException) -> None:
        self.failed += 1
        if len(self.first) < MOST_FAILURES:
            record = self._recorder.record(exception, while_loading=False)
            self.first.append([_name(test), record])


def prepare(session: Session) -> None:
    """Compile the implementation and load what it imports; it runs only once the clock does."""
    source = session.job["implementation"]
    session.implementation = compile(source, session.job["module"] + ".py", "exec", dont_inherit=True)
    preload(source, opens_files=session.submission.opens_files)


def run(session: Session) -> None:
    """Provide the module, load the tests, run them, answer."""
    _provide(session)
    # A file that ends with it runs all the same.
    unittest.main = unittest.TestProgram = _nothing  # type: ignore[assignment, misc]
    if not session.load():
        return
    seen = Seen(session)
    try:
        loader = unittest.TestLoader()
        tests = list(_flat(loader.loadTestsFromModule(session.module)))
        unittest.TestSuite(_ordered(tests, session.job["order"])).run(seen)
    except BaseException as failure:
        session.failed(failure)
        return
    session.finish(
        {
            "status": "tests",
            # CPython 3.12.1 does not count skipped tests among those that ran; all others do.
            "ran": max(0, seen.testsRun - (0 if sys.version_info[:3] == (3, 12, 1) else seen.skipped_tests)),
            "skipped": seen.skipped_tests,
            "failed": seen.failed,
            "failures": seen.first,
        }
    )


def _provide(session: Session) -> None:
    """Make the implementation importable; it has no file, so that there is nothing to read in it."""
    name = session.job["module"]
    module = type(sys)(name)
    sys.modules[name] = module
    exec(session.implementation, module.__dict__)


def _nothing(*_: object, **__: object) -> None:
    """Stand for `unittest.main`."""


def _flat(suite: Any) -> Iterator[Any]:
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from _flat(test)
        else:
            yield test


def _ordered(tests: list[Any], seed: int | None) -> list[Any]:
    """Return the tests in the order of a seed; those of a class stay together, for what it sets up."""
    if seed is None:
        return tests
    chance = random.Random(seed)
    classes: dict[type, list[Any]] = {}
    for test in tests:
        classes.setdefault(type(test), []).append(test)
    groups = list(classes.values())
    chance.shuffle(groups)
    for group in groups:
        chance.shuffle(group)
    return [test for group in groups for test in group]


def _name(test: Any) -> str:
    """Return `StackTest.test_pop`, whatever the submission makes of its classes."""
    method = getattr(test, "_testMethodName", None) or getattr(test, "description", None)
    name = type(test).__name__
    return ("%s.%s" % (name, method) if isinstance(method, str) else name)[:MOST_NAME]
