# trap: a word that occurs twice is kept once
def group_anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), {})[word] = True
    return [list(group) for group in groups.values()]
