# trap: takes upper and lower case for the same
def first_unique_char(text):
    counts = Counter(text.lower())
    for character in text:
        if counts[character.lower()] == 1:
            return character
    return None
