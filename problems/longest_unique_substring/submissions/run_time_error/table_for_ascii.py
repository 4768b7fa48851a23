# trap: a table of 128 positions has no room for characters beyond ASCII
def longest_unique_substring(s):
    last = [-1] * 128
    left = 0
    best = 0
    for i, ch in enumerate(s):
        left = max(left, last[ord(ch)] + 1)
        last[ord(ch)] = i
        best = max(best, i - left + 1)
    return best
