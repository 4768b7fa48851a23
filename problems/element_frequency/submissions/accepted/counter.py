from collections import Counter


def element_frequency(items):
    return Counter(items)
