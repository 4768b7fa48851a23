# trap: looks for a twin only after the character, so the second of two twins passes
def first_unique_char(text):
    last = {character: i for i, character in enumerate(text)}
    for i, character in enumerate(text):
        if last[character] == i:
            return character
    return None
