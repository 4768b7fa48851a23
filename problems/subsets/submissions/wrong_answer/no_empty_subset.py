# trap: leaves out the empty subset
from collections import Counter


def subsets(items):
    found = [[]]
    for value, copies in Counter(items).items():
        found = [subset + [value] * count for subset in found for count in range(copies + 1)]
    return [subset for subset in found if subset]
