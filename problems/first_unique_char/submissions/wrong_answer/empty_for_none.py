# trap: returns an empty string when every character has a twin
def first_unique_char(text):
    counts = Counter(text)
    return "".join(c for c in text if counts[c] == 1)[:1]
