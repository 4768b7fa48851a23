# trap: compares only when a character repeats, so the last window is never counted
def longest_unique_substring(s):
    window = set()
    left = 0
    best = 0
    for ch in s:
        if ch in window:
            best = max(best, len(window))
            while ch in window:
                window.remove(s[left])
                left += 1
        window.add(ch)
    return best
