# trap: counts in the whole text for each character, O(n^2)
def first_unique_char(text):
    for character in text:
        if text.count(character) == 1:
            return character
    return None
