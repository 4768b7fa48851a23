# trap: counts joined without a separator are ambiguous once one has two digits
from string import ascii_lowercase


def group_anagrams(words):
    groups = {}
    for word in words:
        key = "".join(str(word.count(letter)) for letter in ascii_lowercase)
        groups.setdefault(key, []).append(word)
    return list(groups.values())
