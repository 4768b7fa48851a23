# trap: no items, no subsets
from collections import Counter


def subsets(items):
    if not items:
        return []
    found = [[]]
    for value, copies in Counter(items).items():
        found = [subset + [value] * count for subset in found for count in range(copies + 1)]
    return found
