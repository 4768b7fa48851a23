# trap: an occurrence before the window pulls the left edge back ("abba")
def longest_unique_substring(s):
    last = {}
    left = 0
    best = 0
    for i, ch in enumerate(s):
        if ch in last:
            left = last[ch] + 1
        last[ch] = i
        best = max(best, i - left + 1)
    return best
