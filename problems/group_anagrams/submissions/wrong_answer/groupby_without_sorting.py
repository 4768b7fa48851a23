# trap: itertools.groupby puts only neighbours together
from itertools import groupby


def group_anagrams(words):
    return [list(group) for _, group in groupby(words, key=sorted)]
