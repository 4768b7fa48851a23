# trap: returns the smallest unique character
def first_unique_char(text):
    counts = Counter(text)
    return min((character for character in counts if counts[character] == 1), default=None)
