from itertools import groupby


def group_anagrams(words):
    ordered = sorted(words, key=sorted)
    return [list(group) for _, group in groupby(ordered, key=sorted)]
