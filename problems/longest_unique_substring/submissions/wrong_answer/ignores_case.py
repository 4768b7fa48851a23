# trap: takes upper and lower case for the same character
def longest_unique_substring(s):
    last = {}
    left = 0
    best = 0
    for i, ch in enumerate(s.lower()):
        left = max(left, last.get(ch, -1) + 1)
        last[ch] = i
        best = max(best, i - left + 1)
    return best
