# trap: throws the whole window away at a repeat ("dvdf")
def longest_unique_substring(s):
    window = set()
    best = 0
    for ch in s:
        if ch in window:
            window = set()
        window.add(ch)
        best = max(best, len(window))
    return best
