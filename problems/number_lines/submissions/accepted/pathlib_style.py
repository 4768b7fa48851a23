from itertools import count
from pathlib import Path


def number_lines(source, target):
    numbers = count()
    following = next(numbers) + 1
    with Path(source).open("rb") as lines, Path(target).open("wb") as out:
        for line in lines:
            text = line.decode("utf-8")
            out.write(("%d: %s" % (following, text)).encode("utf-8"))
            following += 1
    return following - 1
