"""Jobs of kind `iterator`: items are taken from one or several iterators in turn."""

from __future__ import annotations

from judge_harness.encode import Encoded, Encoder, class_name
from judge_harness.function import count_reads, find_entry
from judge_harness.nodes import class_entry, mro_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from judge_harness.session import Session


class _Pull:
    """One iterator and what it gave."""

    def __init__(self, iterator: Any, encoder: Encoder) -> None:
        self.iterator = iterator
        self.encoder = encoder
        self.count = 0
        self.ended = False

    def take(self) -> None:
        """Take one item and write it at once: the same object may come again, changed."""
        try:
            item = next(self.iterator)
        except StopIteration:
            self.ended = True
        else:
            self.count += 1
            self.encoder.value(item)

    def items(self) -> Encoded:
        """Return what was taken as a list."""
        head = Encoder(self.encoder.limits)
        head.begin(0x10, self.count)
        return Encoded(head.out + self.encoder.out, self.encoder.values + 1)


def run(session: Session) -> None:
    """Load, find, call, take, answer."""
    sets_of_arguments = session.sets
    if not session.load():
        return
    entry = find_entry(session, len(sets_of_arguments[0]))
    if entry is None:
        return
    try:
        iterators = [entry.bind()(*arguments) for arguments in sets_of_arguments]
        strangers = [one for one in iterators if not _is_iterator(one)]
        pulls = [_Pull(one, Encoder(session.limits)) for one in iterators]
        if not strangers:
            _take(pulls, session.job["take"])
    except SystemExit as exit_request:
        session.exited(exit_request, while_loading=False)
    except BaseException as exception:
        count_reads(session)
        session.failed(exception)
    else:
        count_reads(session)
        if strangers:
            session.finish({"status": "items", "not_iterator": class_name(type(strangers[0]))})
        else:
            taken = [[pull.items(), pull.ended] for pull in pulls]
            session.finish({"status": "items", "iterators": taken})


def _take(pulls: list[_Pull], count: int) -> None:
    for _ in range(count):
        for pull in pulls:
            if not pull.ended:
                pull.take()
        if all(pull.ended for pull in pulls):
            break


def _is_iterator(value: object) -> bool:
    return class_entry(mro_of(type(value)), "__next__", None) is not None
