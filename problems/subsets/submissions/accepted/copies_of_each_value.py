from collections import Counter


def subsets(items):
    found = [[]]
    for value, copies in Counter(items).items():
        found = [subset + [value] * count for subset in found for count in range(copies + 1)]
    return found
