# trap: goes through all positions and swaps each pair back again
def reverse_string(text):
    s = list(text)
    for i in range(len(s)):
        s[i], s[-1 - i] = s[-1 - i], s[i]
    return "".join(s)
