# trap: compares every word with every group, O(n^2)
def group_anagrams(words):
    groups = []
    for word in words:
        letters = sorted(word)
        for key, members in groups:
            if key == letters:
                members.append(word)
                break
        else:
            groups.append((letters, [word]))
    return [members for _, members in groups]
