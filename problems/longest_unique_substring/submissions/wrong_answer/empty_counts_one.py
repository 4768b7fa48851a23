# trap: begins with a best length of 1, which is wrong for the empty string
def longest_unique_substring(s):
    last = {}
    left = 0
    best = 1
    for i, ch in enumerate(s):
        left = max(left, last.get(ch, -1) + 1)
        last[ch] = i
        best = max(best, i - left + 1)
    return best
