# trap: different words have the same sum of code points ("ad" and "bc")
def group_anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault(sum(map(ord, word)), []).append(word)
    return list(groups.values())
