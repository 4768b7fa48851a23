# trap: prints None when there is no duplicate
import sys
from collections import Counter


def duplicates(words):
    found = [word for word, count in Counter(words).items() if count > 1]
    if found:
        return "\n".join(found)


print(duplicates(sys.stdin.read().split()))
