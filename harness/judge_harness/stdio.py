"""Jobs of kind `stdio`: a program that reads its standard input and prints.

It ends as Python programs do, with its `atexit` functions and threads; a result is sent only for an exception.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from judge_harness.session import Session


def run(session: Session) -> None:
    """Run the program."""
    try:
        session.run_body()
    except SystemExit:
        raise
    except BaseException as exception:
        if session.is_ours():
            session.raised(exception, while_loading=False)
        raise SystemExit(1) from None
