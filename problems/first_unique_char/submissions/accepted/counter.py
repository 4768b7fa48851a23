from collections import Counter


def first_unique_char(text):
    counts = Counter(text)
    for character in text:
        if counts[character] == 1:
            return character
    return None
