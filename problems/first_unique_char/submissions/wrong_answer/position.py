# trap: returns the position
def first_unique_char(text):
    counts = Counter(text)
    for i, character in enumerate(text):
        if counts[character] == 1:
            return i
    return None
