# trap: the set of letters forgets how often each occurs ("aab" and "abb")
def group_anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault(frozenset(word), []).append(word)
    return list(groups.values())
