# trap: searches again from every start, O(n * w); harmless for 26 letters
def longest_unique_substring(s):
    best = 0
    for start in range(len(s)):
        seen = set()
        for ch in s[start:]:
            if ch in seen:
                break
            seen.add(ch)
        best = max(best, len(seen))
    return best
