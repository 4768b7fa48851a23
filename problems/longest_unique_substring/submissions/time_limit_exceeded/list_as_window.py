# trap: looks for each character in a list of the window, O(n * w) at the speed of C
def longest_unique_substring(s):
    window = []
    best = 0
    for ch in s:
        if ch in window:
            window = window[window.index(ch) + 1:]
        window.append(ch)
        best = max(best, len(window))
    return best
